package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.process.Signal;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code wal-archive} with a spool: what a call acknowledges is in its own archive, whoever has sent it. */
@ExtendWith(SharedServers.class)
class WalLookAheadIT {

    private final Archives archives;
    private final Path spool;
    private final Path pgWal;

    WalLookAheadIT(Archives archives, @TempDir Path folder) {
        this.archives = archives;
        this.spool = folder.resolve("spool");
        this.pgWal = folder.resolve("pg_wal");
    }

    @ParameterizedTest
    @EnumSource
    void one_run_sends_what_waits_and_the_launcher_answers_the_calls_for_it(ArchiveKind kind) throws Exception {
        Archive archive = archives.create(kind);
        ready(pgWal, 0, 1, 2, 3, 4, 5, 6);

        for (int number = 1; number <= 6; number++) {
            ProcessOutcome outcome = call(archive, number).expectSuccess();

            assertThat(archive.get(key(number))).isEqualTo(WalSegment.content(number));
            boolean startedAVirtualMachine = outcome.stderr().contains("is archived");
            assertThat(startedAVirtualMachine).as(outcome.stderr()).isEqualTo(number == 1 || number == 4);
            Files.delete(pgWal.resolve("archive_status").resolve(segment(number) + ".ready"));
        }

        assertThat(archive.files()).hasSize(6);
        assertThat(markers()).isEmpty();
    }

    @Test
    void an_upload_ahead_that_fails_concerns_only_its_own_call() throws Exception {
        Archive archive = archives.create(ArchiveKind.S3);
        ready(pgWal, 0, 1, 2, 3);
        try (FaultProxy proxy =
                FaultProxy.before(archives.server().endpoint()).inject(puts(2), Fault.error(403, "AccessDenied"))) {
            Archive denied = archive.at(proxy.endpoint());

            call(denied, 1).expectSuccess();

            assertThat(markers()).doesNotContain(segment(2));
            assertThat(call(denied, 2).exitCode()).isEqualTo(4);
            assertThat(archive.files()).contains(key(1)).doesNotContain(key(2));
        }
    }

    @Test
    void a_marker_says_nothing_of_another_file_destination_or_form() throws Exception {
        Archive archive = archives.create(ArchiveKind.FILE);
        Archive other = archives.create(ArchiveKind.FILE);
        ready(pgWal, 0, 1, 2, 3);
        call(archive, 1).expectSuccess();
        assertThat(markers()).containsExactlyInAnyOrder(segment(2), segment(3));

        call(other, 2).expectSuccess();
        run(archive, 3, "--gzip").expectSuccess();
        Files.delete(pgWal.resolve(segment(2)));
        ready(pgWal, 20, 2);
        ProcessOutcome recycled = call(archive, 2);

        assertThat(other.get(key(2))).isEqualTo(WalSegment.content(2));
        assertThat(archive.files()).contains(key(3) + ".gz");
        assertThat(recycled.exitCode()).isEqualTo(1);
        assertThat(recycled.stderr()).contains("already archived with other content");
        assertThat(archive.get(key(2))).isEqualTo(WalSegment.content(2));
    }

    @Test
    void two_servers_can_share_a_spool(@TempDir Path otherWal) throws Exception {
        Archive one = archives.create(ArchiveKind.FILE);
        Archive other = archives.create(ArchiveKind.FILE);
        ready(pgWal, 0, 1, 2, 3);
        ready(otherWal, 10, 1, 2, 3);

        for (int number = 1; number <= 3; number++) {
            call(one, number).expectSuccess();
            archiver(other, otherWal, number).run(Archive.LIMIT).expectSuccess();
        }

        for (int number = 1; number <= 3; number++) {
            assertThat(one.get(key(number))).isEqualTo(WalSegment.content(number));
            assertThat(other.get(key(number))).isEqualTo(WalSegment.content(10 + number));
        }
        assertThat(markers()).isEmpty();
    }

    @Test
    void a_kill_leaves_no_marker_of_what_is_not_stored() throws Exception {
        Archive archive = archives.create(ArchiveKind.S3);
        ready(pgWal, 0, 1, 2, 3);
        try (FaultProxy proxy =
                FaultProxy.before(archives.server().endpoint()).injectOnce(puts(3), Fault.neverReadBody())) {
            Archive slow = archive.at(proxy.endpoint());
            try (CommandLineProcess archiver = archiver(slow, pgWal, 1).start()) {
                archiver.await("a marker", Archive.LIMIT, () -> markers().contains(segment(2)));
                archiver.send(Signal.KILL);
                archiver.awaitExit(Archive.LIMIT);
            }

            assertThat(markers()).containsExactly(segment(2));
            for (int number = 1; number <= 3; number++) {
                call(slow, number).expectSuccess();
                assertThat(archive.get(key(number))).isEqualTo(WalSegment.content(number));
            }
        }
    }

    @Test
    void eight_calls_at_once_store_and_answer_each_its_own() throws Exception {
        Archive archive = archives.create(ArchiveKind.FILE);
        int[] numbers = IntStream.rangeClosed(1, 8).toArray();
        ready(pgWal, 0, numbers);

        List<CommandLineProcess> running = IntStream.of(numbers)
                .mapToObj(number -> archiver(archive, pgWal, number).start())
                .toList();
        try {
            running.forEach(
                    process -> process.awaitExit(Archive.LIMIT.multipliedBy(3)).expectSuccess());
        } finally {
            running.forEach(CommandLineProcess::close);
        }

        assertThat(archive.files()).hasSize(8);
        IntStream.of(numbers)
                .forEach(number -> assertThat(archive.get(key(number))).isEqualTo(WalSegment.content(number)));
    }

    private ProcessOutcome call(Archive archive, int number) {
        return run(archive, number);
    }

    private ProcessOutcome run(Archive archive, int number, String... options) {
        return archiver(archive, pgWal, number, options).run(Archive.LIMIT);
    }

    private CommandLineProcess.Builder archiver(Archive archive, Path folder, int number, String... options) {
        return archive.command("wal-archive", options)
                .arguments("-v", "--spool-dir", spool.toString(), "--spool-segments", "2")
                .arguments(folder.resolve(segment(number)).toString());
    }

    /** Segments that PostgreSQL has released for archiving. */
    private static void ready(Path folder, int seed, int... numbers) throws IOException {
        Path status = Files.createDirectories(folder.resolve("archive_status"));
        for (int number : numbers) {
            Files.write(folder.resolve(segment(number)), WalSegment.content(seed + number));
            Files.write(status.resolve(segment(number) + ".ready"), new byte[0]);
        }
    }

    private List<String> markers() throws IOException {
        if (Files.notExists(spool)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(spool)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }

    private static Predicate<RecordedRequest> puts(int number) {
        return request -> request.method().equals("PUT") && request.path().endsWith(segment(number));
    }

    private static String key(int number) {
        return "wals/0000000100000000/" + segment(number);
    }

    private static String segment(int number) {
        return String.format("00000001%016X", number);
    }
}
