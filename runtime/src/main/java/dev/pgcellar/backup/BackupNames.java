package dev.pgcellar.backup;

import dev.pgcellar.catalog.BackupId;
import java.util.Set;

/**
 * Which names backups may have (contract 00 section 11).
 */
public final class BackupNames {

    private static final Set<String> RESERVED =
            Set.of("latest", "last", "oldest", "first", "last-failed", "latest-full", "last-full", "auto");

    private BackupNames() {}

    /**
     * Returns a name that a backup may have.
     *
     * @throws IllegalArgumentException when it may not
     */
    public static String require(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a backup name must not be empty");
        }
        if (BackupId.hasForm(name) || RESERVED.contains(name)) {
            throw new IllegalArgumentException("'" + name + "' cannot be a backup name: it means something else"
                    + " wherever a backup is asked for");
        }
        return name;
    }
}
