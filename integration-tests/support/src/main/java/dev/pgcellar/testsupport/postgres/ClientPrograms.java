package dev.pgcellar.testsupport.postgres;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.time.Duration;

/**
 * PostgreSQL's own programs, turned on one server.
 *
 * @param programs an installation that has them; the bundled ones have only the server's own
 */
public record ClientPrograms(PostgresServer server, PostgresPrograms programs) {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** A program that will connect to the server as the superuser. */
    public CommandLineProcess.Builder command(String program, String... arguments) {
        return programs.command(program, arguments).environment(server.libpqEnvironment());
    }

    /**
     * Checks all heaps and indexes of the running server with {@code pg_amcheck}.
     *
     * @throws AssertionError when damage is found
     */
    public void amcheck() {
        command("pg_amcheck", "--all", "--install-missing", "--heapallindexed", "--parent-check")
                .run(LIMIT)
                .expectSuccess();
    }

    /**
     * Verifies the checksums of the stopped server's pages with {@code pg_checksums}, which must be of its version.
     *
     * @throws AssertionError when a page is damaged
     */
    public void verifyChecksums() {
        programs.command("pg_checksums", "--check", "--pgdata=" + server.dataFolder())
                .run(LIMIT)
                .expectSuccess();
    }
}
