package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code check-wal-archive} (contract 03 section 9). */
@ExtendWith(SharedServers.class)
class CheckWalArchiveIT {

    private static final String COMMAND = "check-wal-archive";
    private static final ProcessOutcome SILENT_SUCCESS = new ProcessOutcome(0, "", "");

    private final Archives archives;

    CheckWalArchiveIT(Archives archives) {
        this.archives = archives;
    }

    @ParameterizedTest
    @EnumSource
    void creates_what_does_not_exist(ArchiveKind kind) {
        Archive archive = archives.absent(kind);

        ProcessOutcome outcome = archive.run(COMMAND);

        assertThat(outcome).isEqualTo(SILENT_SUCCESS);
        assertThat(archive.folder()).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void is_content_with_anything_that_is_no_wal(ArchiveKind kind) {
        Archive archive = archives.create(kind);
        archive.put("base/20260110T100000/backup.info", new byte[] {1});
        archive.put("wals/0000000100000000/notes.txt", new byte[] {1});

        assertThat(archive.run(COMMAND)).isEqualTo(SILENT_SUCCESS);
    }

    @ParameterizedTest
    @CsvSource({
        "FILE,wals/0000000100000000/000000010000000000000001",
        "FILE,wals/0000000100000000/000000010000000000000001.gz",
        "FILE,wals/0000000100000000/000000010000000000000001.zst",
        "FILE,wals/00000002.history",
        "S3,wals/0000000100000000/000000010000000000000001.partial",
    })
    void reports_an_archive_that_holds_wal(ArchiveKind kind, String key) {
        Archive archive = archives.create(kind);
        archive.put(key, new byte[] {1});

        ReportedFailure.of(archive.run(COMMAND)).withExitCode(1).naming(archive.url(), Archive.SERVER);
    }

    @ParameterizedTest
    @CsvSource({"FILE,2", "S3,2"})
    void accepts_earlier_timelines_where_one_is_named(ArchiveKind kind, int timeline) {
        Archive archive = archives.create(kind);
        archive.put(WalSegment.KEY, WalSegment.content(1));
        archive.put("wals/00000002.history", new byte[] {1});

        ReportedFailure.of(archive.run(COMMAND, "--timeline", Integer.toString(timeline)))
                .withExitCode(1)
                .naming(archive.url(), "1 WAL file", "timeline " + timeline);
        assertThat(archive.run(COMMAND, "--timeline", Integer.toString(timeline + 1)))
                .isEqualTo(SILENT_SUCCESS);
    }
}
