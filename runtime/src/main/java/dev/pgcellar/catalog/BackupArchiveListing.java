package dev.pgcellar.catalog;

import java.util.List;

/**
 * The archives of a backup as they were found in the store.
 *
 * @param archives the data directory first, then the tablespaces in the order of the backup's metadata
 * @param missing names of archives without their main part, in the same order; always empty for a snapshot backup
 * @param unrecognised keys that look like archives but end in no known suffix; callers warn of them
 * @param sideObjects whether there are objects that PgCellar alone keeps beside the archives
 */
public record BackupArchiveListing(
        List<BackupArchive> archives, List<String> missing, List<String> unrecognised, boolean sideObjects) {
    public BackupArchiveListing {
        archives = List.copyOf(archives);
        missing = List.copyOf(missing);
        unrecognised = List.copyOf(unrecognised);
    }
}
