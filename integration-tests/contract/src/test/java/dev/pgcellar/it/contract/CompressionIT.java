package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WAL through each codec of the distribution (contract 01 section 3). */
@ExtendWith(SharedServers.class)
class CompressionIT {

    private static final String ARCHIVE = "wal-archive";
    private static final String RESTORE = "wal-restore";

    @TempDir
    Path pgWal;

    private final Archives archives;
    private final WalDestination destination;

    CompressionIT(Archives archives, @TempDir Path folder) {
        this.archives = archives;
        this.destination = new WalDestination(folder);
    }

    /** What a store holds does not depend on the store: the object changes it on the way, which saves half the runs. */
    @ParameterizedTest
    @CsvSource({
        "FILE, S3, -j, .bz2, 425a6835",
        "S3, FILE, --xz, .xz, fd377a585a000004",
        "FILE, S3, --snappy, .snappy, ff060000734e61507059",
        "S3, FILE, --zstd, .zst, 28b52ffd",
        "FILE, S3, --lz4, .lz4, 04224d18"
    })
    void archives_a_segment_in_one_store_and_restores_it_from_another(
            ArchiveKind from, ArchiveKind to, String option, String suffix, String firstBytes) {
        Archive written = archives.create(from);
        Archive read = archives.create(to);

        assertThat(written.run(ARCHIVE, option, WalSegment.write(pgWal, 1).toString()))
                .isEqualTo(new ProcessOutcome(0, "", ""));
        byte[] object = written.get(WalSegment.KEY + suffix);
        read.put(WalSegment.KEY + suffix, object);
        ProcessOutcome restored = read.run(RESTORE, WalSegment.NAME, destination.file());

        assertThat(written.files()).containsExactly(WalSegment.KEY + suffix);
        assertThat(HexFormat.of().formatHex(object)).startsWith(firstBytes);
        assertThat(restored).isEqualTo(new ProcessOutcome(0, "", ""));
        destination.assertHolds(WalSegment.content(1));
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"S3, --gzip", "FILE, --bzip2", "FILE, --xz", "FILE, --snappy", "S3, --zstd", "S3, --lz4"})
    void archives_restores_and_compares_with_named_and_extreme_levels(ArchiveKind kind, String option) {
        for (String level : List.of("low", "-99", "99")) {
            Archive archive = archives.create(kind);
            String[] arguments = {
                option,
                "--compression-level=" + level,
                WalSegment.write(pgWal, 1).toString()
            };

            archive.run(ARCHIVE, arguments).expectSuccess();
            archive.run(ARCHIVE, arguments).expectSuccess();
            archive.run(RESTORE, WalSegment.NAME, destination.file()).expectSuccess();

            assertThat(archive.files()).hasSize(1);
            destination.assertHolds(WalSegment.content(1));
        }
    }

    /** A Snappy stream does not mark its end; the segment's own header tells that it is too short. */
    @ParameterizedTest
    @CsvSource({"FILE, --zstd, .zst", "FILE, --snappy, .snappy"})
    void reports_a_segment_that_was_cut(ArchiveKind kind, String option, String suffix) {
        Archive archive = archives.create(kind);
        archive.run(ARCHIVE, option, WalSegment.write(pgWal, 1).toString()).expectSuccess();
        byte[] object = archive.get(WalSegment.KEY + suffix);
        int oneStoredChunkLess = object.length - 65_536 - 8;
        archive.put(WalSegment.KEY + suffix, Arrays.copyOf(object, oneStoredChunkLess));

        ProcessOutcome outcome = archive.run(RESTORE, WalSegment.NAME, destination.file());

        ReportedFailure.of(outcome).withExitCode(4).naming(WalSegment.KEY + suffix);
        destination.assertUntouched();
    }
}
