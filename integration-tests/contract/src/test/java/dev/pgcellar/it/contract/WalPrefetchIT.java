package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.process.Signal;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code wal-restore} with a spool: what it delivers, and what it calls absent, is so in the archive. */
@ExtendWith(SharedServers.class)
class WalPrefetchIT {

    private final Archives archives;
    private final Path spool;
    private final WalDestination destination;

    WalPrefetchIT(Archives archives, @TempDir Path folder, @TempDir Path destination) {
        this.archives = archives;
        this.spool = folder.resolve("spool");
        this.destination = new WalDestination(destination);
    }

    @ParameterizedTest
    @EnumSource
    void one_run_fetches_what_follows_and_the_launcher_delivers_it(ArchiveKind kind) throws Exception {
        Archive archive = archives.create(kind);
        put(archive, 1, 2, 3, 4);

        for (int number = 1; number <= 4; number++) {
            ProcessOutcome outcome = call(archive, number).expectSuccess();

            destination.assertHolds(WalSegment.content(number));
            boolean startedAVirtualMachine = outcome.stderr().contains("was fetched from");
            assertThat(startedAVirtualMachine).as(outcome.stderr()).isEqualTo(number == 1 || number == 4);
        }

        assertThat(segments()).isEmpty();
    }

    @Test
    void later_the_archive_is_asked_what_it_has_by_now() throws Exception {
        Archive archive = archives.create(ArchiveKind.S3);
        put(archive, 1, 2, 3);
        call(archive, 1).expectSuccess();
        for (Path file : segments()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(61)));
        }
        archive.put(key(2) + ".gz", WalSegment.gzipped(WalSegment.content(22)));

        call(archive, 2).expectSuccess();

        destination.assertHolds(WalSegment.content(22));
        Files.delete(archive.serverFolder().resolve(key(3)));
        assertThat(call(archive, 3).exitCode()).isEqualTo(1);
        destination.assertHolds(WalSegment.content(22));
    }

    @Test
    void that_a_segment_was_absent_is_not_remembered() throws Exception {
        Archive archive = archives.create(ArchiveKind.FILE);
        put(archive, 1);
        call(archive, 1).expectSuccess();
        assertThat(call(archive, 2).exitCode()).isEqualTo(1);

        put(archive, 2);

        call(archive, 2).expectSuccess();
        destination.assertHolds(WalSegment.content(2));
    }

    @Test
    void what_was_fetched_from_one_archive_is_not_delivered_from_another() throws Exception {
        Archive archive = archives.create(ArchiveKind.FILE);
        Archive other = archives.create(ArchiveKind.FILE);
        put(archive, 1, 2);
        other.put(key(2), WalSegment.content(22));
        call(archive, 1).expectSuccess();

        call(other, 2).expectSuccess();

        destination.assertHolds(WalSegment.content(22));
    }

    @Test
    void a_kill_leaves_no_part_of_a_segment_to_deliver() throws Exception {
        Archive archive = archives.create(ArchiveKind.S3);
        put(archive, 1, 2);
        try (FaultProxy proxy = FaultProxy.before(archives.server().endpoint())
                .injectOnce(request -> request.path().endsWith("/" + segment(2)), Fault.stallAnswer(1 << 19))) {
            Archive slow = archive.at(proxy.endpoint());
            try (CommandLineProcess restorer = restorer(slow, 1).start()) {
                restorer.await("a part of the next segment", Archive.LIMIT, () -> bytesInSpool() > 1 << 17);
                restorer.send(Signal.KILL);
                restorer.awaitExit(Archive.LIMIT);
            }
            destination.assertHolds(WalSegment.content(1));

            call(slow, 2).expectSuccess();
        }

        destination.assertHolds(WalSegment.content(2));
    }

    private ProcessOutcome call(Archive archive, int number) {
        return restorer(archive, number).run(Archive.LIMIT);
    }

    private CommandLineProcess.Builder restorer(Archive archive, int number) {
        return archive.command("wal-restore", "-v", "--spool-dir", spool.toString(), "--spool-segments=2")
                .arguments(segment(number), destination.file());
    }

    private static void put(Archive archive, int... numbers) {
        for (int number : numbers) {
            archive.put(key(number), WalSegment.content(number));
        }
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.walk(spool)) {
            return files.filter(file -> file.getFileName().toString().startsWith("0"))
                    .filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().contains("."))
                    .toList();
        }
    }

    private long bytesInSpool() throws IOException {
        if (Files.notExists(spool)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(spool)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static String key(int number) {
        return "wals/0000000100000000/" + segment(number);
    }

    private static String segment(int number) {
        return String.format("00000001%016X", number);
    }
}
