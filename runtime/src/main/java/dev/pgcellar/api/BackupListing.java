package dev.pgcellar.api;

import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.KeepTarget;
import dev.pgcellar.catalog.UnreadableBackup;
import java.util.List;
import java.util.Map;

/**
 * The backups of a server at one moment.
 *
 * @param backups those whose metadata could be read, of whatever status, by ascending id
 * @param keeps the complete backups that are exempt from retention policies
 * @param unreadable backups whose metadata could not be read, by ascending id
 */
public record BackupListing(
        List<BackupInfo> backups, Map<BackupId, KeepTarget> keeps, List<UnreadableBackup> unreadable) {
    public BackupListing {
        backups = List.copyOf(backups);
        keeps = Map.copyOf(keeps);
        unreadable = List.copyOf(unreadable);
    }
}
