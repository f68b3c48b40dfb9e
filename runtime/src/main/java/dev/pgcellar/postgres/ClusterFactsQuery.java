package dev.pgcellar.postgres;

import dev.pgcellar.catalog.Tablespace;
import dev.pgcellar.wal.SegmentSize;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/** Asks the server for {@link ClusterFacts}; a question that fails is logged and leaves its fact unknown. */
final class ClusterFactsQuery {

    private static final Logger LOG = System.getLogger(ClusterFactsQuery.class.getName());
    private static final int V11 = 110_000;
    private static final int V17 = 170_000;

    private final SessionStatements statements;
    private final int serverVersion;

    ClusterFactsQuery(SessionStatements statements, int serverVersion) {
        this.statements = statements;
        this.serverVersion = serverVersion;
    }

    ClusterFacts run(boolean hasBackupPrivileges) throws PostgresException {
        String configFile = setting("config_file").orElse(null);
        return new ClusterFacts(
                text("the data folder", "SHOW data_directory").orElse(null),
                systemIdentifier().orElse(null),
                serverVersion,
                text("the version", "SELECT pg_catalog.version()")
                        .flatMap(MajorVersion::of)
                        .orElse(null),
                segmentSize(),
                configFile,
                setting("hba_file").orElse(null),
                setting("ident_file").orElse(null),
                includedFiles(),
                tablespaces(),
                text("data_checksums", "SHOW data_checksums").orElse(null),
                serverVersion >= V17
                        ? text("summarize_wal", "SHOW summarize_wal").orElse(null)
                        : null,
                hasBackupPrivileges ? clusterSize().orElse(null) : null,
                inRecovery());
    }

    Optional<String> systemIdentifier() throws PostgresException {
        return text("the system identifier", "SELECT system_identifier::text FROM pg_catalog.pg_control_system()");
    }

    boolean inRecovery() throws PostgresException {
        return statements.single(
                "see whether the server is in recovery",
                row -> row.getBoolean(1),
                "SELECT pg_catalog.pg_is_in_recovery()");
    }

    private SegmentSize segmentSize() throws PostgresException {
        Optional<Long> size = setting("wal_segment_size").map(Long::valueOf);
        Optional<Long> unit = serverVersion < V11 ? setting("wal_block_size").map(Long::valueOf) : Optional.of(1L);
        return size.flatMap(blocks -> unit.map(bytes -> new SegmentSize(blocks * bytes)))
                .orElse(SegmentSize.DEFAULT);
    }

    private List<String> includedFiles() throws PostgresException {
        return rows(
                "the included configuration files",
                row -> row.getString(1),
                "SELECT DISTINCT sourcefile FROM pg_catalog.pg_settings WHERE sourcefile IS NOT NULL AND sourcefile"
                        + " NOT IN (SELECT setting FROM pg_catalog.pg_settings WHERE name = 'config_file')"
                        + " ORDER BY sourcefile");
    }

    private List<Tablespace> tablespaces() throws PostgresException {
        return rows(
                "the tablespaces",
                row -> new Tablespace(row.getString(1), row.getLong(2), row.getString(3)),
                "SELECT spcname, oid, pg_catalog.pg_tablespace_location(oid) FROM pg_catalog.pg_tablespace"
                        + " WHERE pg_catalog.pg_tablespace_location(oid) <> ''");
    }

    private Optional<Long> clusterSize() throws PostgresException {
        return rows(
                        "the size of the cluster",
                        row -> row.getLong(1),
                        "SELECT pg_catalog.sum(pg_catalog.pg_tablespace_size(oid))::bigint"
                                + " FROM pg_catalog.pg_tablespace")
                .stream()
                .findFirst();
    }

    private Optional<String> setting(String name) throws PostgresException {
        return first(rows(
                "the setting " + name,
                row -> row.getString(1),
                "SELECT setting FROM pg_catalog.pg_settings WHERE name = ?",
                name));
    }

    private Optional<String> text(String what, String sql) throws PostgresException {
        return first(rows(what, row -> row.getString(1), sql));
    }

    private static Optional<String> first(List<String> rows) {
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0));
    }

    private <T> List<T> rows(String what, Row<T> reader, String sql, Object... parameters) throws PostgresException {
        try {
            return statements.query("read " + what, reader, sql, parameters);
        } catch (PostgresException e) {
            if (!statements.usable()) {
                throw e;
            }
            LOG.log(Level.WARNING, e.getMessage());
            return List.of();
        }
    }
}
