package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which archived form {@code wal-restore} delivers, and that it delivers it whole or not at all (contract 03.2). */
@ExtendWith(SharedServers.class)
class WalRestoreIT {

    private static final String COMMAND = "wal-restore";
    private static final String PARTIAL_KEY = WalSegment.KEY + ".partial";

    private final Archives archives;
    private final WalDestination destination;

    WalRestoreIT(Archives archives, @TempDir Path folder) {
        this.archives = archives;
        this.destination = new WalDestination(folder);
    }

    @ParameterizedTest
    @EnumSource
    void says_nothing_of_a_segment_that_is_definitely_absent(ArchiveKind kind) {
        Archive archive = archives.create(kind);

        ProcessOutcome outcome = archive.run(COMMAND, WalSegment.NAME, destination.file());

        assertThat(outcome).isEqualTo(new ProcessOutcome(1, "", ""));
        destination.assertUntouched();
    }

    @ParameterizedTest
    @CsvSource({"FILE,", "FILE,.gz", "S3,", "S3,.gz"})
    void prefers_the_complete_segment_to_the_partial_one(ArchiveKind kind, String suffix) {
        Archive archive = archives.create(kind);
        byte[] complete = WalSegment.content(1);
        archive.put(
                WalSegment.KEY + (suffix == null ? "" : suffix),
                suffix == null ? complete : WalSegment.gzipped(complete));
        archive.put(PARTIAL_KEY, WalSegment.content(2));
        archive.put(PARTIAL_KEY + ".gz", WalSegment.gzipped(WalSegment.content(3)));

        ProcessOutcome outcome = archive.run(COMMAND, WalSegment.NAME, destination.file());

        assertThat(outcome).isEqualTo(new ProcessOutcome(0, "", ""));
        destination.assertHolds(complete);
    }

    @ParameterizedTest
    @EnumSource
    void delivers_the_partial_segment_where_there_is_no_other(ArchiveKind kind) {
        Archive archive = archives.create(kind);
        archive.put(PARTIAL_KEY + ".gz", WalSegment.gzipped(WalSegment.content(3)));

        ProcessOutcome outcome = archive.run(COMMAND, WalSegment.NAME, destination.file());

        assertThat(outcome).isEqualTo(new ProcessOutcome(0, "", ""));
        destination.assertHolds(WalSegment.content(3));
    }

    @ParameterizedTest
    @EnumSource
    void takes_the_partial_segment_as_absent_when_told_so(ArchiveKind kind) {
        Archive archive = archives.create(kind);
        archive.put(PARTIAL_KEY, WalSegment.content(3));

        ProcessOutcome outcome = archive.run(COMMAND, "--no-partial", WalSegment.NAME, destination.file());

        assertThat(outcome).isEqualTo(new ProcessOutcome(1, "", ""));
        destination.assertUntouched();
    }

    @ParameterizedTest
    @CsvSource({"FILE,cut", "S3,cut", "FILE,flipped", "FILE,foreign"})
    void reports_a_damaged_compressed_segment(ArchiveKind kind, String damage) {
        Archive archive = archives.create(kind);
        archive.put(WalSegment.KEY + ".gz", damaged(WalSegment.gzipped(WalSegment.content(1)), damage));

        ProcessOutcome outcome = archive.run(COMMAND, WalSegment.NAME, destination.file());

        ReportedFailure.of(outcome).withExitCode(4).naming(WalSegment.KEY + ".gz");
        destination.assertUntouched();
    }

    private static byte[] damaged(byte[] compressed, String damage) {
        return switch (damage) {
            case "cut" -> Arrays.copyOf(compressed, compressed.length - 100);
            case "flipped" -> {
                compressed[compressed.length / 2] ^= 0x40;
                yield compressed;
            }
            default -> "this is no gzip at all".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        };
    }

    @ParameterizedTest
    @CsvSource({"FILE,", "FILE,.gz", "S3,", "S3,.gz"})
    void reports_a_segment_that_is_shorter_than_its_header_announces(ArchiveKind kind, String suffix) {
        Archive archive = archives.create(kind);
        byte[] half = WalSegment.firstHalf(WalSegment.content(1));
        String key = WalSegment.KEY + (suffix == null ? "" : suffix);
        archive.put(key, suffix == null ? half : WalSegment.gzipped(half));

        ProcessOutcome outcome = archive.run(COMMAND, WalSegment.NAME, destination.file());

        ReportedFailure.of(outcome).withExitCode(4).naming(key, "524288", "1048576");
        destination.assertUntouched();
    }

    @ParameterizedTest
    @EnumSource
    void reports_a_destination_in_a_folder_that_does_not_exist(ArchiveKind kind) {
        Archive archive = archives.create(kind);
        archive.put(WalSegment.KEY, WalSegment.content(1));
        String unwritable = destination.file() + "-absent/" + WalSegment.NAME;

        ProcessOutcome outcome = archive.run(COMMAND, WalSegment.NAME, unwritable);

        ReportedFailure.of(outcome).withExitCode(4).naming(unwritable);
        destination.assertUntouched();
    }

    @ParameterizedTest
    @EnumSource
    void reports_a_folder_in_the_place_of_the_destination(ArchiveKind kind) throws IOException {
        Archive archive = archives.create(kind);
        archive.put(WalSegment.KEY, WalSegment.content(1));
        Path folder = destination.folder().resolve("occupied");
        Files.createDirectories(folder.resolve("inner"));

        ProcessOutcome outcome = archive.run(COMMAND, WalSegment.NAME, folder.toString());

        ReportedFailure.of(outcome).withExitCode(4).naming(folder.toString());
        assertThat(folder.resolve("inner")).isDirectory();
        Files.delete(folder.resolve("inner"));
        Files.delete(folder);
        destination.assertUntouched();
    }
}
