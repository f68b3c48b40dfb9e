package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** {@code --test} probes the container and does nothing else (contract 00 section 6). */
@ExtendWith(SharedServers.class)
class ConnectivityTestIT {

    @TempDir
    Path folder;

    private final Archives archives;

    ConnectivityTestIT(Archives archives) {
        this.archives = archives;
    }

    @ParameterizedTest
    @EnumSource
    void finds_the_bucket_and_does_nothing(StoreCommand command) {
        Archive archive = archives.create(ArchiveKind.S3);

        ProcessOutcome outcome = test(command, archive);

        assertThat(outcome).isEqualTo(new ProcessOutcome(0, "", ""));
        assertThat(archive.files()).isEmpty();
        assertThat(folder.resolve("destination")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CHECK_WAL_ARCHIVE")
    void names_a_missing_bucket_and_does_not_create_it(StoreCommand command) {
        Archive archive = archives.absent(ArchiveKind.S3);

        ProcessOutcome outcome = test(command, archive);

        ReportedFailure.of(outcome).withExitCode(1).naming(archive.container());
        assertThat(archive.folder()).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void is_content_with_an_existing_and_a_missing_folder_as_with_a_bucket(ArchiveKind kind) {
        Archive existing = archives.create(kind);
        Archive missing = archives.absent(kind);

        assertThat(test(StoreCommand.BACKUP_LIST, existing)).isEqualTo(new ProcessOutcome(0, "", ""));
        ReportedFailure.of(test(StoreCommand.BACKUP_LIST, missing))
                .withExitCode(1)
                .naming(missing.container());
        assertThat(test(StoreCommand.CHECK_WAL_ARCHIVE, missing)).isEqualTo(new ProcessOutcome(0, "", ""));
        assertThat(missing.folder()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1, 127.0.0.1:1",
        "http://no-such-host.invalid, no-such-host.invalid",
    })
    void reports_an_endpoint_that_cannot_be_reached(URI endpoint, String named) {
        Archive archive = archives.create(ArchiveKind.S3).at(endpoint);

        ReportedFailure.of(test(StoreCommand.WAL_RESTORE, archive))
                .withExitCode(2)
                .naming(named);
        ReportedFailure.of(test(StoreCommand.CHECK_WAL_ARCHIVE, archive))
                .withExitCode(2)
                .naming(named);
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKUP", "CHECK_WAL_ARCHIVE"})
    void takes_refused_credentials_for_no_failure_to_connect(StoreCommand command) {
        Archive archive = archives.create(ArchiveKind.S3);

        ProcessOutcome outcome = command.on(archive, folder)
                .arguments("--test")
                .environment("AWS_SECRET_ACCESS_KEY", "wrong")
                .run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(4).naming(archive.container());
    }

    @Test
    void comes_after_the_check_of_the_wal_file_name() {
        Archive archive = archives.create(ArchiveKind.S3);

        ReportedFailure.of(archive.run("wal-archive", "-t")).withExitCode(1).naming("WAL_PATH");
        assertThat(archive.run("wal-archive", "-t", "no-segment").exitCode()).isEqualTo(3);
        assertThat(archive.run("wal-restore", "-t", "no-segment", "/dest").exitCode())
                .isEqualTo(3);
        assertThat(archive.run("wal-archive", "-t", "/absent/" + WalSegment.NAME))
                .isEqualTo(new ProcessOutcome(0, "", ""));
    }

    private ProcessOutcome test(StoreCommand command, Archive archive) {
        return command.on(archive, folder).arguments("--test").run(Archive.LIMIT);
    }
}
