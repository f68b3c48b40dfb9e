package dev.pgcellar.cli.output;

import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.KeepTarget;
import dev.pgcellar.catalog.TimestampForms;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The table of complete backups (contract 02 section 6). A value that is not known is blank (contract 07 no. 28).
 */
public final class BackupListTable {

    private BackupListTable() {}

    /**
     * Writes the header, and a row for each backup that is DONE.
     *
     * @param backups by ascending id; read once, one at a time
     * @param keeps the annotations of those that have one
     */
    public static void write(Iterable<BackupInfo> backups, Map<BackupId, KeepTarget> keeps, Appendable out)
            throws IOException {
        TextLines lines = new TextLines(out);
        lines.line(row("Backup ID", "End Time", "Begin Wal", "Archival Status", "Name"));
        for (BackupInfo backup : backups) {
            if (backup.isDone()) {
                lines.line(row(backup, keeps));
            }
        }
    }

    private static String row(BackupInfo backup, Map<BackupId, KeepTarget> keeps) {
        Optional<KeepTarget> keep = Optional.ofNullable(keeps.get(backup.id()));
        return row(
                backup.id().text(),
                backup.endTime().map(TimestampForms::seconds).orElse(""),
                backup.beginWal().orElse(""),
                keep.map(KeepTarget::archivalStatus).orElse(""),
                backup.backupName().orElse(""));
    }

    private static String row(String id, String endTime, String beginWal, String archivalStatus, String name) {
        return TextLines.padded(id, 20)
                + TextLines.padded(endTime, 25)
                + TextLines.padded(beginWal, 30)
                + TextLines.padded(archivalStatus, 17)
                + TextLines.padded(name, 20);
    }
}
