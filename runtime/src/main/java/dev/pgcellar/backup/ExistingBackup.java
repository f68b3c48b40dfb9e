package dev.pgcellar.backup;

import dev.pgcellar.catalog.BackupId;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A base backup that lies in a folder of this machine, as Barman keeps it: {@code data} is a copy of the data
 * directory, and one folder named by its OID is a copy of each tablespace.
 *
 * @param id under which it is stored
 * @param folder holds the copies
 * @param backupInfo its metadata
 */
public record ExistingBackup(BackupId id, Path folder, Path backupInfo) {
    public ExistingBackup {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(backupInfo, "backupInfo");
    }

    Path dataDirectory() {
        return folder.resolve("data");
    }

    Path tablespace(long oid) {
        return folder.resolve(Long.toString(oid));
    }
}
