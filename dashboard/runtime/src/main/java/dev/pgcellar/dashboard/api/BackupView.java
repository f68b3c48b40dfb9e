package dev.pgcellar.dashboard.api;

import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.KeepTarget;
import dev.pgcellar.dashboard.recovery.ServerCatalog;
import dev.pgcellar.dashboard.recovery.UnusableBackup;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A backup in a list. What is not known is null.
 *
 * @param kind {@code full}, {@code incremental} or {@code snapshot}
 * @param keep {@code full} or {@code standalone}
 * @param size of the cluster in bytes
 * @param problem why a complete backup cannot be used
 */
public record BackupView(
        String id,
        String name,
        String status,
        String kind,
        String keep,
        Long timeline,
        Instant begin,
        Instant end,
        String beginWal,
        String endWal,
        Long size,
        Long version,
        String error,
        String problem) {

    static BackupView of(BackupInfo backup, ServerCatalog catalog) {
        return new BackupView(
                backup.id().text(),
                backup.backupName().orElse(null),
                backup.status().orElse(null),
                kind(backup),
                keep(backup, catalog),
                backup.timeline().orElse(null),
                backup.beginTime().map(OffsetDateTime::toInstant).orElse(null),
                backup.endTime().map(OffsetDateTime::toInstant).orElse(null),
                backup.beginWal().orElse(null),
                backup.endWal().orElse(null),
                backup.clusterSize().orElse(null),
                backup.version().orElse(null),
                backup.error().orElse(null),
                problem(backup, catalog));
    }

    private static String kind(BackupInfo backup) {
        if (backup.snapshotsInfo().isPresent()) {
            return "snapshot";
        }
        return backup.parentBackupId().isPresent() ? "incremental" : "full";
    }

    private static String keep(BackupInfo backup, ServerCatalog catalog) {
        KeepTarget target = catalog.keeps().get(backup.id());
        return target == null ? null : target.text();
    }

    private static String problem(BackupInfo backup, ServerCatalog catalog) {
        return catalog.windows().unusable().stream()
                .filter(unusable -> unusable.id().equals(backup.id().text()))
                .map(UnusableBackup::reason)
                .findFirst()
                .orElse(null);
    }
}
