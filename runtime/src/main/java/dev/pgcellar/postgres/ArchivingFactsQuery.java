package dev.pgcellar.postgres;

import java.util.Map;
import java.util.stream.Collectors;

/** Asks the server for {@link ArchivingFacts}. */
final class ArchivingFactsQuery {

    private static final String SETTINGS =
            "SELECT name, setting FROM pg_catalog.pg_settings WHERE name IN ('archive_mode', 'archive_command',"
                    + " 'archive_library', 'archive_timeout', 'wal_level', 'data_directory', 'data_checksums')"
                    + " AND setting IS NOT NULL";

    private static final String ARCHIVER =
            "SELECT archived_count, failed_count, CASE WHEN last_failed_time > COALESCE(last_archived_time, '-infinity')"
                    + " THEN last_failed_wal END FROM pg_catalog.pg_stat_archiver";

    private final SessionStatements statements;

    ArchivingFactsQuery(SessionStatements statements) {
        this.statements = statements;
    }

    ArchivingFacts run(boolean hasBackupPrivileges) throws PostgresException {
        String version = statements.single("read the version", row -> row.getString(1), "SHOW server_version");
        Map<String, String> settings =
                statements
                        .query("read the settings", row -> Map.entry(row.getString(1), row.getString(2)), SETTINGS)
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return statements.single(
                "read the archiver's statistics",
                row -> new ArchivingFacts(
                        version, settings, hasBackupPrivileges, row.getLong(1), row.getLong(2), row.getString(3)),
                ARCHIVER);
    }
}
