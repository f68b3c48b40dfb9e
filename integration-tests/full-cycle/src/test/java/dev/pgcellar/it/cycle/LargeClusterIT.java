package dev.pgcellar.it.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.it.cycle.BackupTarget.Kind;
import dev.pgcellar.testsupport.cli.PgCellarProgram;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.postgres.PostgresVersion;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Memory and scratch space do not grow with the cluster. The system property {@code pgcellar.large.mebibytes} chooses
 * another size of it, {@code pgcellar.large.stores} other stores, for instance {@code AZURE,FILE,GCS,S3}.
 */
@Tag("slow")
class LargeClusterIT {

    private static final long MEBIBYTES = Long.getLong("pgcellar.large.mebibytes", 2048);
    private static final String STORES = System.getProperty("pgcellar.large.stores", "S3");
    private static final Duration LIMIT = Duration.ofMinutes(30);

    @TempDir
    Path folder;

    static Stream<Kind> stores() {
        return Arrays.stream(STORES.split(",")).map(Kind::valueOf);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void goes_through_a_heap_of_64_mebibytes_without_scratch_files(Kind kind) throws Exception {
        Path restored = folder.resolve("restored");
        try (BackupStores stores = new BackupStores(Files.createDirectory(folder.resolve("stores")));
                PostgresServer server = largeServer()) {
            BackupTarget target = stores.newTarget(kind);

            run(kind, server, target, "backup", target.url(), "srv", "--immediate-checkpoint", "-v");
            run(kind, server, target, "restore", target.url(), "srv", "latest", restored.toString());

            assertThat(bytes(restored.resolve("base"))).isGreaterThan(MEBIBYTES << 20);
        }
    }

    private PostgresServer largeServer() {
        PostgresServer server = PostgresServer.builder()
                .version(PostgresVersion.V18)
                .folder(folder.resolve("primary"))
                .setting("max_wal_size", "8GB")
                .start();
        long rows = MEBIBYTES * 1040;
        // Unlogged: the files are what matters here, and half as much is written.
        server.execute("CREATE UNLOGGED TABLE bulk AS SELECT i, repeat(md5(i::text), 30) AS filler"
                + " FROM generate_series(1, " + rows + ") i");
        return server;
    }

    /** Runs a command in little memory, and looks for what it leaves in its scratch and working folder. */
    private void run(Kind kind, PostgresServer server, BackupTarget target, String... arguments) throws IOException {
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        AtomicLong peak = new AtomicLong();
        ProcessOutcome outcome;
        try (CommandLineProcess command = PgCellarProgram.ofThisBuild()
                .pgcellar(arguments)
                .environment(target.environment())
                .environment(server.libpqEnvironment())
                .environment("TMPDIR", scratch.toString())
                .environment("PGCELLAR_JAVA_OPTS", "-Xmx64m -XX:-UsePerfData -Djava.io.tmpdir=" + scratch)
                .workingFolder(scratch)
                .start()) {
            command.await("the command to end", LIMIT, () -> !sample(command, peak));
            outcome = command.awaitExit(LIMIT);
        }

        outcome.expectSuccess();
        System.out.printf(
                "%s of %d MiB, %s: peak resident set %d MiB%n", arguments[0], MEBIBYTES, kind, peak.get() >> 10);
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** Notes the high-water mark in KiB; returns whether the process is still running. */
    private static boolean sample(CommandLineProcess process, AtomicLong peak) {
        try (Stream<String> status = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            status.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D+", ""))
                    .forEach(kib -> peak.accumulateAndGet(Long.parseLong(kib), Math::max));
        } catch (IOException e) {
            return false;
        }
        return process.isAlive();
    }
}
