package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As many processes at once as a busy server, or CloudNativePG, starts (contract 08 section 2 no. 4). */
@ExtendWith(SharedServers.class)
class ConcurrentWalIT {

    /** All share the processors of this machine. */
    private static final Duration LIMIT = Archive.LIMIT.multipliedBy(3);

    private static final String FOLDER = "wals/0000000100000000/";

    private final Archives archives;

    ConcurrentWalIT(Archives archives) {
        this.archives = archives;
    }

    @ParameterizedTest
    @EnumSource
    void fifteen_restores_at_once_each_get_their_own_segment(ArchiveKind kind, @TempDir Path destinations) {
        Archive archive = archives.create(kind);
        IntStream.rangeClosed(1, 8)
                .forEach(number -> archive.put(FOLDER + segment(number), WalSegment.content(number)));
        // The last four ask for the same segment, three for absent ones.
        List<Integer> wanted = List.of(1, 2, 3, 4, 5, 6, 7, 8, 0xA, 0xB, 0xC, 8, 8, 8, 8);

        List<ProcessOutcome> outcomes = runAll(IntStream.range(0, wanted.size())
                .mapToObj(place -> archive.command(
                        "wal-restore",
                        segment(wanted.get(place)),
                        destinations.resolve("to-" + place).toString()))
                .toList());

        for (int place = 0; place < wanted.size(); place++) {
            int number = wanted.get(place);
            Path destination = destinations.resolve("to-" + place);
            assertThat(outcomes.get(place).exitCode())
                    .as(outcomes.get(place).stderr())
                    .isEqualTo(number > 8 ? 1 : 0);
            if (number > 8) {
                assertThat(destination).doesNotExist();
            } else {
                assertThat(destination).hasBinaryContent(WalSegment.content(number));
            }
        }
        assertThat(destinations.toFile().list()).hasSize(12);
    }

    @ParameterizedTest
    @EnumSource
    void eight_archivers_at_once_store_each_name_once(
            ArchiveKind kind, @TempDir Path one, @TempDir Path other, @TempDir Path destinations) throws IOException {
        Archive archive = archives.create(kind);
        Path same = write(one, 1, 1);
        List<CommandLineProcess.Builder> programs = List.of(
                archive.command("wal-archive", same.toString()),
                archive.command("wal-archive", same.toString()),
                archive.command("wal-archive", write(one, 2, 21).toString()),
                archive.command("wal-archive", write(other, 2, 22).toString()),
                archive.command("wal-archive", "--gzip", write(one, 3, 31).toString()),
                archive.command("wal-archive", "--gzip", write(other, 3, 32).toString()),
                archive.command("wal-archive", write(one, 4, 4).toString()),
                archive.command("wal-archive", "--gzip", write(other, 4, 4).toString()));

        List<ProcessOutcome> outcomes = runAll(programs);

        assertThat(outcomes.subList(0, 2)).allMatch(outcome -> outcome.exitCode() == 0);
        assertThat(archive.get(FOLDER + segment(1))).isEqualTo(WalSegment.content(1));
        int plain = assertOneRefused(outcomes.subList(2, 4), segment(2));
        assertThat(archive.get(FOLDER + segment(2))).isEqualTo(WalSegment.content(21 + plain));
        int compressed = assertOneRefused(outcomes.subList(4, 6), segment(3) + ".gz");
        Path restored = destinations.resolve("restored");
        archive.run("wal-restore", segment(3), restored.toString()).expectSuccess();
        assertThat(restored).hasBinaryContent(WalSegment.content(31 + compressed));
        assertThat(outcomes.subList(6, 8)).allMatch(outcome -> outcome.exitCode() == 0);
        assertThat(archive.files())
                .containsExactly(
                        FOLDER + segment(1),
                        FOLDER + segment(2),
                        FOLDER + segment(3) + ".gz",
                        FOLDER + segment(4),
                        FOLDER + segment(4) + ".gz");
        assertThat(archive.openUploads()).isZero();
    }

    /** Which of two archivers won; fails unless the other was told what it collided with. */
    private static int assertOneRefused(List<ProcessOutcome> outcomes, String key) {
        assertThat(outcomes).extracting(ProcessOutcome::exitCode).containsExactlyInAnyOrder(0, 1);
        int winner = outcomes.get(0).exitCode() == 0 ? 0 : 1;
        assertThat(outcomes.get(1 - winner).stderr())
                .contains(FOLDER + key)
                .contains("already archived with other content than '/");
        return winner;
    }

    private static List<ProcessOutcome> runAll(List<CommandLineProcess.Builder> programs) {
        List<CommandLineProcess> running = new ArrayList<>();
        try {
            programs.forEach(program -> running.add(program.start()));
            return running.stream().map(process -> process.awaitExit(LIMIT)).toList();
        } finally {
            running.forEach(CommandLineProcess::close);
        }
    }

    private static String segment(int number) {
        return String.format("00000001%016X", number);
    }

    private static Path write(Path folder, int number, int seed) throws IOException {
        return Files.write(folder.resolve(segment(number)), WalSegment.content(seed));
    }
}
