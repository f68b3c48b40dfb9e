package dev.pgcellar.dashboard.api;

import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupStatus;
import dev.pgcellar.dashboard.coverage.WalCoverage;
import dev.pgcellar.dashboard.recovery.RecoveryWindows;
import dev.pgcellar.dashboard.recovery.ServerCatalog;
import dev.pgcellar.dashboard.recovery.UnusableBackup;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A server at a glance. What is not known is null.
 *
 * @param asOf when its catalog was read
 * @param tookMillis how long that took
 * @param refreshing whether it is being read anew
 * @param backups how many there are, of whatever status
 * @param complete how many of them are complete
 * @param failed how many of them failed
 * @param kept how many of them are kept by an annotation
 * @param lastBackup id of the newest complete backup that can be made consistent
 * @param lastBackupEnd when that ended
 * @param lastWal when the latest segment was archived
 * @param walSegments how many segments are archived
 * @param walBytes the size of the WAL objects
 * @param gaps how many gaps the WAL has
 * @param timelines of which something is archived
 * @param recoverable what can be recovered to, by ascending timeline and time
 * @param unusable complete backups that cannot be made consistent
 * @param unreadable backups whose metadata are damaged
 * @param leftOut how many of the oldest parts of the WAL this leaves out because there are too many gaps
 */
public record Summary(
        Instant asOf,
        long tookMillis,
        boolean refreshing,
        long backups,
        long complete,
        long failed,
        long kept,
        String lastBackup,
        Instant lastBackupEnd,
        Instant lastWal,
        long walSegments,
        long walBytes,
        long gaps,
        List<TimelineView> timelines,
        List<RecoveryWindows.Span> recoverable,
        List<UnusableBackup> unusable,
        List<UnusableBackup> unreadable,
        long leftOut) {

    static Summary of(ServerCatalog catalog, boolean refreshing) {
        WalCoverage wal = catalog.wal();
        return new Summary(
                catalog.loaded(),
                catalog.took().toMillis(),
                refreshing,
                catalog.backups().size(),
                catalog.backups().stream().filter(BackupInfo::isDone).count(),
                catalog.backups().stream()
                        .filter(backup -> backup.hasStatus(BackupStatus.FAILED))
                        .count(),
                catalog.keeps().size(),
                catalog.lastGood().map(backup -> backup.id().text()).orElse(null),
                catalog.lastGood()
                        .flatMap(BackupInfo::endTime)
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                wal.lastArchived().orElse(null),
                wal.segments(),
                wal.bytes(),
                wal.gaps().size(),
                TimelineView.of(wal),
                catalog.windows().spans(),
                catalog.windows().unusable(),
                catalog.unreadable().stream()
                        .map(backup -> new UnusableBackup(backup.id().text(), backup.reason()))
                        .toList(),
                wal.droppedRuns());
    }
}
