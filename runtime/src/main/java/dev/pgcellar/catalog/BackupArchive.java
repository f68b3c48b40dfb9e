package dev.pgcellar.catalog;

import java.util.List;

/**
 * The data directory or a tablespace of a backup, as one or more tar files that are each complete.
 *
 * @param name {@code data}, or the OID of a tablespace
 * @param parts the main part first, then the continuations in the order of their keys; extracting them in any order
 *     gives the same files. Empty when nothing was found
 */
public record BackupArchive(String name, List<ArchivePart> parts) {
    public BackupArchive {
        parts = List.copyOf(parts);
    }

    /** Whether the main part is there. */
    public boolean hasMain() {
        return parts.stream().anyMatch(part -> part.kind() == ArchivePart.Kind.MAIN);
    }
}
