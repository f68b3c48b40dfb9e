package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.LogLine;
import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code backup-list} and {@code backup-show} print, and what they say of backups they cannot read. */
@ExtendWith(SharedServers.class)
class ListAndShowIT {

    private static final String ID = "20260110T100000";
    private static final String INFO_KEY = "base/" + ID + "/backup.info";
    private static final String UNREADABLE_KEY = "base/20260111T100000/backup.info";

    private final Archives archives;

    ListAndShowIT(Archives archives) {
        this.archives = archives;
    }

    @ParameterizedTest
    @EnumSource
    void print_nothing_but_json_on_stdout_however_much_is_logged(ArchiveKind kind) {
        Archive archive = withOneBackup(kind);

        ProcessOutcome shown = archive.run("backup-show", "--format", "json", "-vv", ID);
        ProcessOutcome quietlyListed = archive.run("backup-list", "--format", "json");
        ProcessOutcome listed = archive.run("backup-list", "--format", "json", "-vv");

        assertThat(shown.expectSuccess().stdout()).isEqualTo(GoldenFile.text("backup-show-" + ID + ".json"));
        assertThat(listed.expectSuccess().stdout())
                .isEqualTo(quietlyListed.stdout())
                .startsWith("{\"backups_list\": [{")
                .contains("\"" + ID + "\"");
        assertThat(quietlyListed.stderr()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_list_leaves_an_unreadable_backup_out_with_a_warning(ArchiveKind kind) {
        Archive archive = withOneBackup(kind);
        archive.put(UNREADABLE_KEY, "no equals sign here\n".getBytes(StandardCharsets.UTF_8));

        ProcessOutcome outcome = archive.run("backup-list").expectSuccess();

        assertThat(outcome.stdout()).contains(ID).doesNotContain("20260111T100000");
        assertThat(LogLine.all(outcome.stderr())).singleElement().satisfies(line -> {
            assertThat(line.level()).isEqualTo("WARNING");
            assertThat(line.message()).contains("20260111T100000");
        });
    }

    @ParameterizedTest
    @CsvSource({"backup-list,", "backup-show," + ID, "restore," + ID, "backup-show,latest"})
    void a_field_that_nobody_knows_is_an_error(String command, String backup) {
        Archive archive = archives.create(ArchiveKind.FILE);
        archive.put(
                INFO_KEY,
                (GoldenFile.text("named.backup.info") + "\nflavour=vanilla").getBytes(StandardCharsets.UTF_8));

        ProcessOutcome outcome = backup == null
                ? archive.run(command)
                : command.equals("restore")
                        ? archive.run(
                                command,
                                backup,
                                archive.folder().resolve("absent").toString())
                        : archive.run(command, backup);

        ReportedFailure.of(outcome).withExitCode(1).naming(ID, "flavour");
    }

    @ParameterizedTest
    @CsvSource({
        "FILE,20010101T000000,1",
        "S3,20010101T000000,1",
        "FILE,no-such-name,4",
        "S3,no-such-name,4",
        "FILE,latest-full,4",
        "FILE,last-failed,4",
    })
    void show_reports_a_backup_that_does_not_exist(ArchiveKind kind, String wanted, int exitCode) {
        ProcessOutcome outcome = withOneBackup(kind).run("backup-show", wanted);

        ReportedFailure.of(outcome).withExitCode(exitCode).naming(wanted);
    }

    @ParameterizedTest
    @EnumSource
    void show_reports_a_name_that_two_backups_have(ArchiveKind kind) {
        Archive archive = withOneBackup(kind);
        archive.put(UNREADABLE_KEY, GoldenFile.bytes("named.backup.info"));

        ProcessOutcome outcome = archive.run("backup-show", "monthly full");

        ReportedFailure.of(outcome).withExitCode(4).naming("monthly full", ID, "20260111T100000");
    }

    private Archive withOneBackup(ArchiveKind kind) {
        Archive archive = archives.create(kind);
        archive.put(INFO_KEY, GoldenFile.bytes("named.backup.info"));
        return archive;
    }
}
