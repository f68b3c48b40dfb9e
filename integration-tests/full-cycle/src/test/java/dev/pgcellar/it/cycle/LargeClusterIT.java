package dev.pgcellar.it.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.PgCellarProgram;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.postgres.PostgresVersion;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory and scratch space do not grow with the cluster. */
class LargeClusterIT {

    private static final long TWO_GIB = 2L << 30;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @Test
    @Tag("slow")
    void two_gibibytes_go_to_s3_through_a_heap_of_128_mebibytes_without_scratch_files(@TempDir Path folder)
            throws Exception {
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        try (S3Server s3 = S3Server.startOn(Files.createDirectories(folder.resolve("store")));
                PostgresServer server = PostgresServer.builder()
                        .version(PostgresVersion.V18)
                        .folder(folder.resolve("primary"))
                        .setting("max_wal_size", "8GB")
                        .start()) {
            s3.createBucket("large");
            // Unlogged: the files are what matters here, and half as much is written.
            server.execute("CREATE UNLOGGED TABLE bulk AS SELECT i, repeat(md5(i::text), 30) AS filler"
                    + " FROM generate_series(1, 2100000) i");
            assertThat(Long.parseLong(server.queryOne("SELECT pg_database_size('postgres')")))
                    .isGreaterThan(TWO_GIB);
            AtomicLong peak = new AtomicLong();

            ProcessOutcome outcome;
            try (CommandLineProcess backup = PgCellarProgram.ofThisBuild()
                    .pgcellar("backup", "s3://large", "srv", "--immediate-checkpoint", "-v")
                    .environment("AWS_ENDPOINT_URL", s3.endpoint().toString())
                    .environment(s3.environment())
                    .environment(server.libpqEnvironment())
                    .environment("TMPDIR", scratch.toString())
                    .environment("PGCELLAR_JAVA_OPTS", "-Xmx128m -XX:-UsePerfData -Djava.io.tmpdir=" + scratch)
                    .workingFolder(scratch)
                    .start()) {
                backup.await("the backup to end", LIMIT, () -> !sample(backup, peak));
                outcome = backup.awaitExit(LIMIT);
            }

            outcome.expectSuccess();
            System.out.printf("peak resident set of the 2 GiB backup: %d MiB%n", peak.get() >> 10);
            try (Stream<Path> left = Files.list(scratch)) {
                assertThat(left).isEmpty();
            }
            assertThat(s3.keys("large")).anyMatch(key -> key.endsWith("/backup.info"));
            assertThat(s3.openMultipartUploads("large")).isZero();
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
