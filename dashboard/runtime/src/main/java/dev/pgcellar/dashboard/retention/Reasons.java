package dev.pgcellar.dashboard.retention;

import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.expire.RetentionPolicy;
import dev.pgcellar.expire.RetentionReport;
import dev.pgcellar.expire.RetentionStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * Says in words why a backup has its status.
 */
final class Reasons {

    private final RetentionPolicy policy;
    private final Optional<Instant> windowBegin;
    private final int minimumRedundancy;
    private final RetentionReport report;

    Reasons(RetentionPolicy policy, Optional<Instant> windowBegin, int minimumRedundancy, RetentionReport report) {
        this.policy = policy;
        this.windowBegin = windowBegin;
        this.minimumRedundancy = minimumRedundancy;
        this.report = report;
    }

    String of(BackupInfo backup, RetentionStatus status) {
        return switch (status) {
            case VALID -> retained(backup);
            case OBSOLETE -> obsolete(backup);
            case PROTECTED -> "Obsolete, but one of the " + minimumRedundancy + " that the minimum redundancy retains.";
            case KEEP_FULL -> "Kept by its annotation, with all WAL after it.";
            case KEEP_STANDALONE -> "Kept by its annotation, with the WAL that makes it consistent.";
            case NONE ->
                backup.isDone()
                        ? "Incremental, and its full backup is not in the catalog; a policy never deletes it."
                        : "Not complete (" + backup.status().orElse("no status") + "); a policy never deletes it.";
        };
    }

    private String retained(BackupInfo backup) {
        if (backup.parentBackupId().isPresent()) {
            return "Incremental; shares the fate of the full backup it builds on.";
        }
        if (policy instanceof RetentionPolicy.Redundancy redundancy) {
            return "Among the newest " + Math.max(redundancy.backups(), minimumRedundancy) + " complete backups.";
        }
        if (!endedBeforeWindow(backup)) {
            return "Ended within the recovery window.";
        }
        return isNewestBeforeWindow(backup)
                ? "The newest that ended before the window began: recovery to its beginning starts here."
                : "A backup that is retained builds on it.";
    }

    private String obsolete(BackupInfo backup) {
        if (backup.parentBackupId().isPresent()) {
            return "Incremental; the full backup it builds on is obsolete.";
        }
        if (policy instanceof RetentionPolicy.Redundancy redundancy) {
            long slots = Math.max(redundancy.backups(), minimumRedundancy);
            return slots == 0 ? "The policy retains no backup." : slots + " newer complete backups are retained.";
        }
        return "Ended before the recovery window, and a later backup reaches the window's beginning.";
    }

    private boolean endedBeforeWindow(BackupInfo backup) {
        return backup.endTime()
                .filter(end -> end.toInstant().isBefore(windowBegin.orElse(Instant.MIN)))
                .isPresent();
    }

    private boolean isNewestBeforeWindow(BackupInfo backup) {
        return report.statuses().tailMap(backup.id()).entrySet().stream()
                .skip(1)
                .noneMatch(later -> later.getValue() == RetentionStatus.OBSOLETE);
    }
}
