package dev.pgcellar.restore;

import dev.pgcellar.catalog.BackupInfo;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What is to be restored, and to where.
 *
 * @param backup metadata of the backup
 * @param recoveryDirectory becomes the data directory; must be empty or absent
 * @param relocations new locations of tablespaces, by tablespace name; others go where they were. Names that the backup
 *     does not have are ignored
 */
public record RestoreRequest(BackupInfo backup, Path recoveryDirectory, Map<String, Path> relocations) {
    public RestoreRequest {
        Objects.requireNonNull(backup, "backup");
        Objects.requireNonNull(recoveryDirectory, "recoveryDirectory");
        relocations = Map.copyOf(relocations);
    }
}
