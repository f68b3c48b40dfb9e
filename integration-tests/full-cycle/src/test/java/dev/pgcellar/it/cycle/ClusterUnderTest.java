package dev.pgcellar.it.cycle;

import dev.pgcellar.testsupport.cli.PgCellarProgram;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.postgres.PostgresServerBuilder;
import dev.pgcellar.testsupport.postgres.PostgresVersion;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL server that archives its WAL by PgCellar, and the commands a DBA would type for it.
 */
final class ClusterUnderTest implements AutoCloseable {

    static final String SERVER_NAME = "main db";

    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(5);
    private static final Duration ARCHIVING_LIMIT = Duration.ofMinutes(3);

    private final PgCellarProgram program = PgCellarProgram.ofThisBuild();
    private final BackupTarget target;
    private final List<String> compression;
    private final Path folder;
    private final PostgresServer server;

    /**
     * @param folder of this test alone
     * @param compression the flag that chooses a codec, or none
     */
    ClusterUnderTest(PostgresVersion version, BackupTarget target, Path folder, String... compression) {
        this.target = target;
        this.compression = List.of(compression);
        this.folder = folder;
        this.server = withEnvironment(PostgresServer.builder()
                        .version(version)
                        .folder(folder.resolve("primary"))
                        .setting("wal_level", "replica")
                        .archiveCommand(shell("barman-cloud-wal-archive", this.compression, "\"%p\"")))
                .start();
    }

    private PostgresServerBuilder withEnvironment(PostgresServerBuilder builder) {
        target.environment().forEach(builder::environment);
        return builder;
    }

    private String shell(String executable, List<String> options, String... last) {
        return program.path(executable) + " " + String.join(" ", options) + " '" + target.url() + "' '" + SERVER_NAME
                + "' " + String.join(" ", last);
    }

    PostgresServer server() {
        return server;
    }

    /** Makes a tablespace in a folder of its own and returns the folder. */
    Path createTablespace(String name) throws IOException {
        Path location = Files.createDirectories(folder.resolve("tablespaces").resolve(name));
        server.execute("CREATE TABLESPACE \"" + name + "\" LOCATION '" + location + "'");
        return location;
    }

    /** Takes a base backup with further options. */
    ProcessOutcome backup(String... options) {
        List<String> arguments = new ArrayList<>(List.of("backup", target.url(), SERVER_NAME));
        arguments.addAll(List.of(
                "--immediate-checkpoint", "-v", "-h", server.socketFolder().toString()));
        arguments.addAll(List.of("-p", Integer.toString(server.port()), "-U", PostgresServer.SUPERUSER));
        arguments.addAll(compression);
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    /** Runs {@code pgcellar} with these arguments. */
    ProcessOutcome run(String... arguments) {
        return program.pgcellar(arguments).environment(target.environment()).run(COMMAND_LIMIT);
    }

    String url() {
        return target.url();
    }

    /** Ends the present WAL segment and waits until it is archived. */
    void archiveAllWal() {
        String segment = server.queryOne("SELECT pg_walfile_name(pg_current_wal_lsn())");
        server.execute("SELECT pg_switch_wal()");
        server.awaitTrue("SELECT last_archived_wal >= '" + segment + "' FROM pg_stat_archiver", ARCHIVING_LIMIT);
    }

    /**
     * Starts a restored cluster and waits for the end of recovery.
     *
     * @param kind of the recovery target, or null to recover to the end of the archive
     */
    PostgresServer recover(Path dataFolder, String kind, String value) {
        PostgresServerBuilder builder = withEnvironment(PostgresServer.builder()
                .version(server.version())
                .folder(folder.resolve("recovered"))
                .restoredFrom(dataFolder)
                .restoreCommand(program.path("barman-cloud-wal-restore") + " '" + target.url() + "' '" + SERVER_NAME
                        + "' %f \"%p\""));
        return (kind == null ? builder : builder.recoveryTarget(kind, value)).start();
    }

    @Override
    public void close() {
        server.close();
    }
}
