package dev.pgcellar.benchmarks.contender;

import dev.pgcellar.benchmarks.bed.Cluster;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.postgres.PostgresVersion;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Debian's pgBackRest, with repositories in folders and as many processes as the others use. */
public final class PgBackRest {

    /** As in the tables. */
    public static final String NAME = "pgbackrest";

    /** What to do when it is not there. */
    public static final String MISSING =
            "pgBackRest: install Debian's package pgbackrest, and postgresql-15, the newest version that it supports";

    private static final Path PROGRAM = Path.of("/usr/bin/pgbackrest");
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private PgBackRest() {}

    /** The installed program, where it supports the server that is backed up. */
    public static Optional<PgBackRest> installed() {
        return Files.isExecutable(PROGRAM) && Cluster.version() == PostgresVersion.V15
                ? Optional.of(new PgBackRest())
                : Optional.empty();
    }

    /** For instance {@code pgBackRest 2.45}. */
    public String release() {
        return CommandLineProcess.of(PROGRAM.toString(), "version")
                .run(LIMIT)
                .expectSuccess()
                .stdout()
                .strip();
    }

    /** Makes a repository ready for backups of a server. */
    public void create(Repository repository, PostgresServer server) {
        command(repository, "stanza-create", server.dataFolder())
                .arguments(connection(server))
                .run(LIMIT)
                .expectSuccess();
    }

    /** A full backup with a fast checkpoint. */
    public CommandLineProcess.Builder backup(Repository repository, PostgresServer server, Codec codec) {
        return command(repository, "backup", server.dataFolder())
                .arguments(connection(server))
                .arguments("--type=full", "--start-fast", "--no-archive-check", "--compress-type=" + type(codec));
    }

    /** Restores the latest backup. */
    public CommandLineProcess.Builder restore(Repository repository, Path target) {
        return command(repository, "restore", target);
    }

    /** Archives a segment as it is. */
    public CommandLineProcess.Builder archivePush(Repository repository, PostgresServer server, Path segment) {
        return command(repository, "archive-push", server.dataFolder())
                .arguments("--compress-type=none", segment.toString());
    }

    /** Fetches a segment. */
    public CommandLineProcess.Builder archiveGet(
            Repository repository, PostgresServer server, String name, Path target) {
        return command(repository, "archive-get", server.dataFolder()).arguments(name, target.toString());
    }

    private static String type(Codec codec) {
        return switch (codec) {
            case PLAIN -> "none";
            case GZIP -> "gz";
            case ZSTD -> "zst";
            case LZ4 -> "lz4";
        };
    }

    private static List<String> connection(PostgresServer server) {
        return List.of(
                "--pg1-port=" + server.port(),
                "--pg1-socket-path=" + server.socketFolder(),
                "--pg1-user=" + PostgresServer.SUPERUSER);
    }

    private static CommandLineProcess.Builder command(Repository repository, String command, Path data) {
        CommandLineProcess.Builder program = CommandLineProcess.of(
                PROGRAM.toString(),
                "--no-config",
                "--stanza=main",
                "--repo1-path=" + repository.folder(),
                "--pg1-path=" + data,
                "--lock-path="
                        + repository.folder().resolveSibling(repository.folder().getFileName() + ".lock"),
                "--log-level-file=off",
                "--log-level-console=warn");
        if (!command.startsWith("archive") && !command.startsWith("stanza")) {
            program.arguments("--process-max=2");
        }
        return program.arguments(command);
    }
}
