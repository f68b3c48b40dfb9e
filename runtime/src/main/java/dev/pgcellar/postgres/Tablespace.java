package dev.pgcellar.postgres;

/**
 * A tablespace outside the data folder.
 *
 * @param name as in {@code pg_tablespace}
 * @param oid its OID, also the name of its link in {@code pg_tblspc}
 * @param location absolute path on the server
 */
public record Tablespace(String name, long oid, String location) {}
