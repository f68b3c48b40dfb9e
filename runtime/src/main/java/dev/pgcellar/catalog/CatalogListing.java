package dev.pgcellar.catalog;

import java.util.Comparator;
import java.util.List;

/**
 * The backups of a server at one moment.
 *
 * @param backups those whose metadata could be read, of whatever status, by ascending id
 * @param unreadable the others, by ascending id; callers warn of them
 */
public record CatalogListing(List<BackupInfo> backups, List<UnreadableBackup> unreadable) {
    public CatalogListing {
        backups = backups.stream().sorted(Comparator.comparing(BackupInfo::id)).toList();
        unreadable = unreadable.stream()
                .sorted(Comparator.comparing(UnreadableBackup::id))
                .toList();
    }
}
