package dev.pgcellar.backup;

import dev.pgcellar.spi.Tag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a backup is called, whatever it is made of.
 *
 * @param serverName {@code server_name} in the metadata (contract 02 section 1)
 * @param name the backup's name, or null for none
 * @param tags of the object that holds the metadata
 */
public record BackupDescription(String serverName, String name, List<Tag> tags) {
    public BackupDescription {
        Objects.requireNonNull(serverName, "serverName");
        tags = List.copyOf(tags);
    }

    Optional<String> backupName() {
        return Optional.ofNullable(name);
    }
}
