package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code restore} refuses before it writes anything (contract 03 section 4). */
@ExtendWith(SharedServers.class)
class RestoreIT {

    private static final String COMMAND = "restore";

    @TempDir
    Path folder;

    private final Archives archives;
    private final SampleBackup backup;

    RestoreIT(Archives archives, SampleBackup backup) {
        this.archives = archives;
        this.backup = backup;
    }

    @ParameterizedTest
    @EnumSource
    void refuses_a_folder_that_is_not_empty(ArchiveKind kind) throws IOException {
        Archive archive = filled(kind);
        Path occupied = Files.createDirectory(folder.resolve("data"));
        Files.writeString(occupied.resolve("PG_VERSION"), "18");

        ProcessOutcome outcome = archive.run(COMMAND, backup.id(), occupied.toString());

        ReportedFailure.of(outcome).withExitCode(1).naming(occupied.toString(), "not empty");
        assertThat(occupied.toFile().list()).containsExactly("PG_VERSION");
    }

    @Test
    void refuses_a_file_in_place_of_the_folder() throws IOException {
        Archive archive = filled(ArchiveKind.FILE);
        Path file = Files.writeString(folder.resolve("data"), "precious");

        ProcessOutcome outcome = archive.run(COMMAND, backup.id(), file.toString());

        ReportedFailure.of(outcome).withExitCode(1).naming(file.toString());
        assertThat(file).hasContent("precious");
    }

    @ParameterizedTest
    @EnumSource
    void refuses_a_tablespace_location_that_is_not_empty(ArchiveKind kind) throws IOException {
        Archive archive = filled(kind);
        Path occupied = Files.createDirectory(folder.resolve("space"));
        Files.writeString(occupied.resolve("precious"), "");

        ProcessOutcome outcome = archive.run(
                COMMAND,
                backup.id(),
                folder.resolve("data").toString(),
                "--tablespace",
                SampleBackup.TABLESPACE + ":" + occupied);

        ReportedFailure.of(outcome).withExitCode(1).naming(SampleBackup.TABLESPACE, occupied.toString(), "not empty");
        assertThat(occupied.toFile().list()).containsExactly("precious");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void refuses_the_location_that_the_tablespace_still_has() {
        Archive archive = filled(ArchiveKind.FILE);

        ProcessOutcome outcome =
                archive.run(COMMAND, backup.id(), folder.resolve("data").toString());

        ReportedFailure.of(outcome).withExitCode(1).naming(SampleBackup.TABLESPACE, "not empty");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "FILE,20010101T000000,1",
        "S3,20010101T000000,1",
        "FILE,no-such-name,4",
        "S3,no-such-name,4",
        "FILE,latest-full,4",
    })
    void reports_a_backup_that_does_not_exist(ArchiveKind kind, String wanted, int exitCode) {
        Archive archive = filled(kind);

        ProcessOutcome outcome =
                archive.run(COMMAND, wanted, folder.resolve("data").toString());

        ReportedFailure.of(outcome).withExitCode(exitCode).naming(wanted);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "--target-time,2001-01-01,1,target",
        "--target-time,garb,4,garb",
        "--target-lsn,zz,4,zz",
        "--target-tli,current,4,current",
        "--target-tli,latest,4,WAL",
        "--target-tli,7,1,target",
    })
    void reports_a_target_that_no_backup_reaches(String option, String value, int exitCode, String named) {
        Archive archive = filled(ArchiveKind.FILE);

        ProcessOutcome outcome =
                archive.run(COMMAND, "auto", folder.resolve("data").toString(), option, value);

        ReportedFailure.of(outcome).withExitCode(exitCode).naming(named);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"FILE,true", "S3,true", "FILE,false"})
    void reports_a_missing_archive(ArchiveKind kind, boolean ofData) throws IOException {
        Archive archive = filled(kind);
        String missing = ofData ? backup.dataKey() : backup.tablespaceKey();
        Files.delete(archive.serverFolder().resolve(missing));

        ProcessOutcome outcome = restore(archive);

        ReportedFailure.of(outcome).withExitCode(1).naming(backup.id(), missing);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void reports_a_backup_of_disk_snapshots() throws IOException {
        Archive archive = archives.create(ArchiveKind.FILE);
        archive.put("base/20260113T100000/backup.info", GoldenFile.bytes("snapshot-aws.backup.info"));

        ProcessOutcome outcome =
                archive.run(COMMAND, "20260113T100000", folder.resolve("data").toString());

        ReportedFailure.of(outcome).withExitCode(4).naming("20260113T100000", "snapshots");
        assertThat(folder).isEmptyDirectory();
    }

    private Archive filled(ArchiveKind kind) {
        Archive archive = archives.create(kind);
        backup.copyTo(archive);
        return archive;
    }

    private ProcessOutcome restore(Archive archive) {
        return archive.run(
                COMMAND,
                backup.id(),
                folder.resolve("data").toString(),
                "--tablespace",
                SampleBackup.TABLESPACE + ":" + folder.resolve("space"));
    }
}
