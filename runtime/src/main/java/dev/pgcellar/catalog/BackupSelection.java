package dev.pgcellar.catalog;

import java.util.List;
import java.util.Objects;

/**
 * The backup that a command's argument means.
 *
 * @param id of the backup; when the argument was an id, whether the backup exists is not known yet
 * @param warnings one line each, for the user
 */
public record BackupSelection(BackupId id, List<String> warnings) {
    public BackupSelection {
        Objects.requireNonNull(id, "id");
        warnings = List.copyOf(warnings);
    }
}
