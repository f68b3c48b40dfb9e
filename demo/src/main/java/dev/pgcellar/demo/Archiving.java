package dev.pgcellar.demo;

import dev.pgcellar.testsupport.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Sees to it that a server's WAL gets archived. */
final class Archiving {

    private static final String SWITCH = "SELECT pg_switch_wal()";
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int LOG_LINES = 12;

    private final PostgresServer server;
    private final Transcript transcript;

    Archiving(PostgresServer server, Transcript transcript) {
        this.server = server;
        this.transcript = transcript;
    }

    /**
     * Ends the present WAL segment and waits until it is archived.
     *
     * @throws DemoFailure when {@code archive_command} fails or takes too long
     */
    void archiveAll() {
        transcript.step("psql -c \"" + SWITCH + "\"    # and wait for archive_command", this::switchAndAwait);
    }

    private void switchAndAwait() {
        String segment = server.queryOne("SELECT pg_walfile_name(pg_current_wal_lsn())");
        server.execute(SWITCH);
        String archived = "last_archived_wal >= '" + segment + "'";
        try {
            server.awaitTrue("SELECT " + archived + " OR failed_count > 0 FROM pg_stat_archiver", LIMIT);
        } catch (AssertionError e) {
            throw new DemoFailure("archive_command did not archive " + segment + " in time", endOfLog());
        }
        if ("t".equals(server.queryOne("SELECT failed_count > 0 FROM pg_stat_archiver"))) {
            throw new DemoFailure("archive_command failed", endOfLog());
        }
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(server.logFile());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("'" + server.logFile() + "' cannot be read: " + e.getMessage(), e);
        }
    }
}
