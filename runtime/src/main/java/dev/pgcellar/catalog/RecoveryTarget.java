package dev.pgcellar.catalog;

import dev.pgcellar.wal.Lsn;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/**
 * The point that a restored cluster is to be recovered to, which decides what backups can serve.
 */
public sealed interface RecoveryTarget {

    /** The end of the archived WAL: any backup will do. */
    record EndOfWal() implements RecoveryTarget {}

    /** A moment: the backup must have ended by then. */
    record AtTime(OffsetDateTime time) implements RecoveryTarget {}

    /** A WAL location: the backup must have ended there or before. */
    record AtLsn(Lsn lsn) implements RecoveryTarget {}

    /**
     * Reads the value of {@code --target-time}.
     *
     * @throws BackupSelectionException when it is no time
     */
    static RecoveryTarget atTime(String text, LenientDateTimeParser parser) throws BackupSelectionException {
        try {
            return new AtTime(parser.parse(text));
        } catch (DateTimeException e) {
            throw new BackupSelectionException("--target-time: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the value of {@code --target-lsn}.
     *
     * @throws BackupSelectionException when it is no LSN
     */
    static RecoveryTarget atLsn(String text) throws BackupSelectionException {
        try {
            return new AtLsn(Lsn.parse(text));
        } catch (IllegalArgumentException e) {
            throw new BackupSelectionException("--target-lsn: " + e.getMessage(), e);
        }
    }
}
