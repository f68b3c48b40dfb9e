package dev.pgcellar.archive;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a tablespace's files are.
 *
 * @param oid the tablespace's OID
 * @param location as PostgreSQL reports it; a relative one (an in-place tablespace) is relative to the data directory
 */
public record TablespaceLocation(long oid, Path location) {
    public TablespaceLocation {
        Objects.requireNonNull(location, "location");
    }
}
