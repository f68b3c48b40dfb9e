package dev.pgcellar.catalog;

import java.util.Objects;

/**
 * A tablespace outside the data directory.
 *
 * @param name as in {@code pg_tablespace}
 * @param oid its object id, which names its archive
 * @param location absolute path of its directory on the server
 */
public record Tablespace(String name, long oid, String location) {
    public Tablespace {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(location, "location");
    }
}
