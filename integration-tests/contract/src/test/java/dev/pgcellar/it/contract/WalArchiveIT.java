package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code wal-archive} does with files that are missing or archived already (contract 03 section 1, 09 no. 2). */
@ExtendWith(SharedServers.class)
class WalArchiveIT {

    private static final String COMMAND = "wal-archive";

    @TempDir
    Path pgWal;

    private final Archives archives;

    WalArchiveIT(Archives archives) {
        this.archives = archives;
    }

    @ParameterizedTest
    @EnumSource
    void reports_a_file_that_does_not_exist(ArchiveKind kind) {
        Archive archive = archives.create(kind);
        Path missing = pgWal.resolve(WalSegment.NAME);

        ProcessOutcome outcome = archive.run(COMMAND, missing.toString());

        ReportedFailure.of(outcome).withExitCode(4).naming(missing.toString());
        assertThat(archive.files()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void reports_a_folder_in_place_of_a_file(ArchiveKind kind) throws IOException {
        Archive archive = archives.create(kind);
        Path folder = Files.createDirectory(pgWal.resolve(WalSegment.NAME));

        ProcessOutcome outcome = archive.run(COMMAND, folder.toString());

        ReportedFailure.of(outcome).withExitCode(4).naming(folder.toString());
        assertThat(archive.files()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void reports_that_no_file_is_named(ArchiveKind kind) {
        ProcessOutcome outcome = archives.create(kind).run(COMMAND);

        ReportedFailure.of(outcome).withExitCode(1).naming("WAL_PATH");
    }

    @ParameterizedTest
    @CsvSource({"FILE,", "FILE,--gzip", "S3,", "S3,--gzip"})
    void archives_the_same_content_again(ArchiveKind kind, String option) {
        Archive archive = archives.create(kind);
        Path segment = WalSegment.write(pgWal, 1);
        String[] arguments =
                option == null ? new String[] {segment.toString()} : new String[] {segment.toString(), option};
        archive.run(COMMAND, arguments).expectSuccess();

        ProcessOutcome outcome = archive.run(COMMAND, arguments);

        assertThat(outcome).isEqualTo(new ProcessOutcome(0, "", ""));
        assertThat(archive.files()).containsExactly(WalSegment.KEY + (option == null ? "" : ".gz"));
    }

    @ParameterizedTest
    @CsvSource({"FILE,", "FILE,.gz", "S3,", "S3,.gz"})
    void never_replaces_other_content(ArchiveKind kind, String suffix) {
        Archive archive = archives.create(kind);
        String key = WalSegment.KEY + (suffix == null ? "" : suffix);
        byte[] archived = suffix == null ? WalSegment.content(1) : WalSegment.gzipped(WalSegment.content(1));
        archive.put(key, archived);
        Path other = WalSegment.write(pgWal, 2);

        ProcessOutcome outcome = suffix == null
                ? archive.run(COMMAND, other.toString())
                : archive.run(COMMAND, "--gzip", other.toString());

        ReportedFailure.of(outcome).withExitCode(1).naming(key, other.toString());
        assertThat(archive.get(key)).isEqualTo(archived);
        assertThat(archive.files()).containsExactly(key);
    }

    @ParameterizedTest
    @EnumSource
    void replaces_other_content_when_told_to(ArchiveKind kind) {
        Archive archive = archives.create(kind);
        archive.put(WalSegment.KEY, WalSegment.content(1));
        Path other = WalSegment.write(pgWal, 2);

        ProcessOutcome outcome = archive.run(COMMAND, "--overwrite", other.toString());

        assertThat(outcome).isEqualTo(new ProcessOutcome(0, "", ""));
        assertThat(archive.get(WalSegment.KEY)).isEqualTo(WalSegment.content(2));
    }
}
