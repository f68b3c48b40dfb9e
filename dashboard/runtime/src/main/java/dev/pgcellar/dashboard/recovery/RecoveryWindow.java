package dev.pgcellar.dashboard.recovery;

import dev.pgcellar.catalog.BackupInfo;
import java.time.Instant;
import java.util.Objects;

/**
 * The instants to which one backup can be recovered along one timeline.
 *
 * @param timeline to which recovery leads: {@code recovery_target_timeline}
 * @param from when the backup ended: earlier instants are not consistent
 * @param to about when the last segment was archived that follows without a gap
 * @param first name of the first segment that recovery reads
 * @param last name of the last segment that is there without a gap
 * @param segments how many segments these are
 * @param end why it ends there
 * @param missing name of the segment whose absence ends it; null at the end of the archive
 */
public record RecoveryWindow(
        BackupInfo backup,
        long timeline,
        Instant from,
        Instant to,
        String first,
        String last,
        long segments,
        End end,
        String missing) {

    /** Why a window ends. */
    public enum End {
        /** No later WAL of the timeline is archived (yet). */
        END_OF_ARCHIVE,
        /** A segment is missing, behind which WAL is archived. */
        GAP
    }

    public RecoveryWindow {
        Objects.requireNonNull(backup, "backup");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }

    /** Whether an instant lies in it; both ends do. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && !instant.isAfter(to);
    }
}
