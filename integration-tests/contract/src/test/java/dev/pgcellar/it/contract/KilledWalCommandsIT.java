package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.process.Signal;
import dev.pgcellar.testsupport.process.SystemCallKill;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * SIGKILL to {@code wal-archive} and {@code wal-restore}: the archive and the destination hold a whole segment or none,
 * and the next run succeeds and clears away what lies about (contract 08 section 2 no. 10).
 */
@ExtendWith(SharedServers.class)
class KilledWalCommandsIT {

    private static final String NEXT = "000000010000000000000002";

    private final Archives archives;
    private final Path pgWal;
    private final WalDestination destination;

    KilledWalCommandsIT(Archives archives, @TempDir Path pgWal, @TempDir Path destination) {
        this.archives = archives;
        this.pgWal = pgWal;
        this.destination = new WalDestination(destination);
        WalSegment.write(pgWal, 1);
    }

    private enum Moment {
        BEFORE_THE_CONTENT,
        IN_THE_MIDDLE,
        AFTER_THE_ANSWER
    }

    @ParameterizedTest
    @EnumSource
    void a_killed_archiver_leaves_a_whole_object_or_none_in_the_bucket(Moment moment) throws Exception {
        Archive archive = archives.create(ArchiveKind.S3);
        CountDownLatch half = new CountDownLatch(1);
        Fault fault =
                switch (moment) {
                    case BEFORE_THE_CONTENT -> Fault.neverReadBody();
                    case IN_THE_MIDDLE -> Fault.stallRequest(1 << 19, half);
                    case AFTER_THE_ANSWER -> Fault.keepAnswer();
                };
        try (FaultProxy proxy = FaultProxy.before(archives.server().endpoint())
                        .inject(request -> request.method().equals("PUT"), fault);
                CommandLineProcess archiver =
                        archiver(archive.at(proxy.endpoint()), WalSegment.NAME).start()) {
            archiver.await("the moment", Archive.LIMIT, () -> switch (moment) {
                case BEFORE_THE_CONTENT -> !proxy.requests("PUT").isEmpty();
                case IN_THE_MIDDLE -> half.getCount() == 0;
                case AFTER_THE_ANSWER -> !archive.files().isEmpty();
            });
            kill(archiver);
        }

        assertWholeOrAbsent(archive, moment == Moment.AFTER_THE_ANSWER);
    }

    @ParameterizedTest
    @CsvSource({"pwrite64, 4, false", "link, 1, false", "unlink, 1, true"})
    void a_killed_archiver_leaves_a_whole_file_or_none_in_the_folder(String systemCall, int number, boolean stored)
            throws Exception {
        assumeTrue(SystemCallKill.isPossible(), "needs strace");
        Archive archive = archives.create(ArchiveKind.FILE);

        ProcessOutcome outcome = SystemCallKill.at(archiver(archive, WalSegment.NAME), systemCall, number)
                .run(Archive.LIMIT);

        assertThat(outcome.exitCode()).isEqualTo(137);
        assertThat(archive.files()).hasSize(stored ? 2 : 1).anyMatch(name -> name.contains("/.pgcellar-tmp-"));
        assertWholeOrAbsent(archive, stored);
        assertNextRunClearsUp(archive);
    }

    private void assertWholeOrAbsent(Archive archive, boolean stored) {
        assertThat(fetch(archive).exitCode()).isEqualTo(stored ? 0 : 1);
        archiver(archive, WalSegment.NAME).run(Archive.LIMIT).expectSuccess();
        assertThat(archive.get(WalSegment.KEY)).isEqualTo(WalSegment.content(1));
    }

    private void assertNextRunClearsUp(Archive archive) throws IOException {
        Files.write(pgWal.resolve(NEXT), WalSegment.content(2));
        archiver(archive, NEXT).run(Archive.LIMIT).expectSuccess();
        assertThat(archive.files()).containsExactly(WalSegment.KEY, WalSegment.KEY.replace(WalSegment.NAME, NEXT));
    }

    @Test
    void a_killed_restorer_leaves_the_destination_and_the_next_one_clears_up() throws Exception {
        Archive archive = archives.create(ArchiveKind.S3);
        archive.put(WalSegment.KEY, WalSegment.content(1));
        try (FaultProxy proxy = FaultProxy.before(archives.server().endpoint())
                        .inject(
                                request -> request.path().endsWith(WalSegment.NAME),
                                Fault.stallAnswer(WalSegment.content(1).length / 2));
                CommandLineProcess restorer =
                        restorer(archive.at(proxy.endpoint())).start()) {
            restorer.await("a part of the segment", Archive.LIMIT, () -> sizeBeside() > 1 << 17);
            kill(restorer);
        }

        assertThat(Path.of(destination.file())).hasBinaryContent(new byte[] {1, 2, 3});
        fetch(archive).expectSuccess();
        destination.assertHolds(WalSegment.content(1));
    }

    @Test
    void a_restorer_killed_before_the_last_step_leaves_the_destination() {
        assumeTrue(SystemCallKill.isPossible(), "needs strace");
        Archive archive = archives.create(ArchiveKind.FILE);
        archive.put(WalSegment.KEY, WalSegment.content(1));

        ProcessOutcome outcome =
                SystemCallKill.at(restorer(archive), "rename", 1).run(Archive.LIMIT);

        assertThat(outcome.exitCode()).isEqualTo(137);
        assertThat(Path.of(destination.file())).hasBinaryContent(new byte[] {1, 2, 3});
        fetch(archive).expectSuccess();
        destination.assertHolds(WalSegment.content(1));
    }

    /** Where no system call can be stopped at, and between them: moments spread over a run. */
    @Tag("slow")
    @Test
    void at_any_moment_a_kill_leaves_a_whole_file_or_none() throws Exception {
        long began = System.nanoTime();
        archiver(archives.create(ArchiveKind.FILE), WalSegment.NAME)
                .run(Archive.LIMIT)
                .expectSuccess();
        long duration = System.nanoTime() - began;
        for (int tenths = 5; tenths <= 11; tenths++) {
            Archive archive = archives.create(ArchiveKind.FILE);
            long moment = System.nanoTime() + duration * tenths / 10;
            try (CommandLineProcess archiver =
                    archiver(archive, WalSegment.NAME).start()) {
                while (System.nanoTime() < moment && archiver.isAlive()) {
                    Thread.onSpinWait();
                }
                kill(archiver);
            }

            assertWholeOrAbsent(archive, archive.files().contains(WalSegment.KEY));
        }
    }

    private CommandLineProcess.Builder archiver(Archive archive, String segment) {
        return archive.command("wal-archive", pgWal.resolve(segment).toString());
    }

    private CommandLineProcess.Builder restorer(Archive archive) {
        return archive.command("wal-restore", WalSegment.NAME, destination.file());
    }

    private ProcessOutcome fetch(Archive archive) {
        return restorer(archive).run(Archive.LIMIT);
    }

    private long sizeBeside() throws IOException {
        try (var files = Files.list(destination.folder())) {
            return files.mapToLong(file -> file.toFile().length()).max().orElse(0);
        }
    }

    private static void kill(CommandLineProcess process) {
        process.send(Signal.KILL);
        process.awaitExit(Archive.LIMIT);
    }
}
