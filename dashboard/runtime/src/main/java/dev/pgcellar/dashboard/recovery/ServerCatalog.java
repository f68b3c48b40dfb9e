package dev.pgcellar.dashboard.recovery;

import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.KeepTarget;
import dev.pgcellar.catalog.UnreadableBackup;
import dev.pgcellar.dashboard.coverage.WalCoverage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the store held of a server at one moment. Immutable.
 *
 * @param loaded when it was read
 * @param took how long that took
 * @param backups by ascending id
 * @param unreadable backups with damaged metadata
 * @param keeps the keep annotations
 * @param wal the archived WAL
 * @param windows what can be recovered to
 */
public record ServerCatalog(
        Instant loaded,
        Duration took,
        List<BackupInfo> backups,
        List<UnreadableBackup> unreadable,
        Map<BackupId, KeepTarget> keeps,
        WalCoverage wal,
        RecoveryWindows windows) {

    public ServerCatalog {
        backups = List.copyOf(backups);
        unreadable = List.copyOf(unreadable);
        keeps = Map.copyOf(keeps);
    }

    /** The backup of an id. */
    public Optional<BackupInfo> backup(String id) {
        return backups.stream().filter(backup -> backup.id().text().equals(id)).findFirst();
    }

    /** The newest complete backup that can be made consistent. */
    public Optional<BackupInfo> lastGood() {
        Set<String> unusable =
                windows.unusable().stream().map(UnusableBackup::id).collect(Collectors.toSet());
        return backups.stream()
                .filter(backup ->
                        backup.isDone() && !unusable.contains(backup.id().text()))
                .reduce((earlier, later) -> later);
    }
}
