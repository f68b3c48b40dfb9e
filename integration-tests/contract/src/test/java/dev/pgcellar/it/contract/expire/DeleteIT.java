package dev.pgcellar.it.contract.expire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code backup-delete} as a process (contract 03 section 8). */
class DeleteIT {

    private static final String FIRST = "20260101T000000";
    private static final String SECOND = "20260102T000000";
    private static final String THIRD = "20260103T000000";
    private static final String FAILED = "20260104T000000";

    private static SampleServers servers;

    @BeforeAll
    static void startServers() {
        servers = new SampleServers();
    }

    @AfterAll
    static void stopServers() throws IOException {
        servers.close();
    }

    private static SampleServer server(SampleServer.Kind kind) {
        return servers.create(kind)
                .backup(FIRST, "000000010000000000000010", "000000010000000000000010")
                .backup(SECOND, "000000010000000100000010", "000000010000000100000010")
                .backup(THIRD, "000000010000000200000010", "000000010000000200000010")
                .backup(FAILED, "FAILED", "000000010000000200000020", "None")
                .wal(
                        "00000002.history",
                        "0000000100000000/000000010000000000000001",
                        "0000000100000000/junk",
                        "0000000100000001/00000001000000010000000F.gz",
                        "0000000100000001/000000010000000100000010.00000028.backup",
                        "0000000100000002/00000001000000020000000F.partial",
                        "0000000100000002/000000010000000200000010");
    }

    @ParameterizedTest
    @EnumSource
    void a_policy_deletes_what_it_does_not_retain(SampleServer.Kind kind) {
        SampleServer server = server(kind);
        server.keep(FIRST, "standalone");

        ProcessOutcome outcome = server.run("backup-delete", "-r", "redundancy 1");

        assertThat(outcome.expectSuccess().stdout()).isEmpty();
        assertThat(outcome.stderr()).isEmpty();
        assertThat(server.keys())
                .containsExactlyInAnyOrder(
                        "d/srv/base/" + FIRST + "/annotations/keep",
                        "d/srv/base/" + FIRST + "/backup.info",
                        "d/srv/base/" + FIRST + "/data.tar",
                        "d/srv/base/" + THIRD + "/backup.info",
                        "d/srv/base/" + THIRD + "/data.tar",
                        "d/srv/base/" + FAILED + "/backup.info",
                        "d/srv/base/" + FAILED + "/data.tar",
                        "d/srv/wals/00000002.history",
                        "d/srv/wals/0000000100000000/junk",
                        "d/srv/wals/0000000100000002/000000010000000200000010")
                .hasSize(10);
    }

    @ParameterizedTest
    @EnumSource
    void one_backup_goes_with_its_wal(SampleServer.Kind kind) {
        SampleServer server = server(kind);
        List<String> before = server.keys();

        server.run("backup-delete", "--backup-id", "first", "--batch-size", "1").expectSuccess();

        assertThat(before.stream().filter(key -> !server.keys().contains(key)))
                .containsExactlyInAnyOrderElementsOf(kind == SampleServer.Kind.S3 ? goneFromS3() : goneFromAFolder());
    }

    private static List<String> goneFromAFolder() {
        return List.of(
                "d/srv/base/" + FIRST + "/backup.info",
                "d/srv/base/" + FIRST + "/data.tar",
                "d/srv/wals/0000000100000000/000000010000000000000001",
                "d/srv/wals/0000000100000001/00000001000000010000000F.gz");
    }

    private static List<String> goneFromS3() {
        return List.of(
                "d/srv/base/" + FIRST + "/backup.info",
                "d/srv/base/" + FIRST + "/data.tar",
                "d/srv/wals/0000000100000000/000000010000000000000001",
                "d/srv/wals/0000000100000000/junk",
                "d/srv/wals/0000000100000001/00000001000000010000000F.gz");
    }

    @Test
    void a_dry_run_on_s3_prints_folders_and_on_a_folder_files() {
        SampleServer bucket = server(SampleServer.Kind.S3);
        SampleServer folder = server(SampleServer.Kind.FILE);

        String first = "Skipping deletion of objects ['d/srv/base/" + FIRST + "/data.tar', 'd/srv/base/" + FIRST
                + "/backup.info'] due to --dry-run option\n";
        assertThat(bucket.run("backup-delete", "-b", FIRST, "--dry")
                        .expectSuccess()
                        .stdout())
                .isEqualTo(first
                        + "Skipping deletion of all objects under prefix d/srv/wals/0000000100000000/ due to --dry-run"
                        + " option\nSkipping deletion of objects"
                        + " ['d/srv/wals/0000000100000001/00000001000000010000000F.gz'] due to --dry-run option\n");
        // Of a file URL the whole path is the container, so keys begin with the server's name.
        assertThat(folder.run("backup-delete", "-b", FIRST, "--dry-run")
                        .expectSuccess()
                        .stdout())
                .isEqualTo(first.replace("'d/", "'")
                        + "Skipping deletion of objects ['srv/wals/0000000100000000/000000010000000000000001',"
                        + " 'srv/wals/0000000100000001/00000001000000010000000F.gz'] due to --dry-run option\n");
        assertThat(bucket.keys()).hasSize(15).isEqualTo(folder.keys());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-b|20250101T000000",
                "-r|REDUNDANCY 5",
                "-r|",
                "-r|RECOVERY WINDOW OF 99999999999 MONTHS",
                "-r|REDUNDANCY 1|--help|-b|20250101T000000",
                "-t|-b|20260101T000000",
                "-b|20260101T000000|-m|3|--dry-run"
            })
    void succeeds_where_there_is_nothing_to_delete(String arguments) {
        SampleServer server = server(SampleServer.Kind.FILE).keep(THIRD, "full");
        List<String> before = server.keys();

        ProcessOutcome outcome = server.run("backup-delete", arguments.split("\\|", -1));

        outcome.expectSuccess();
        assertThat(server.keys()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "1, no equals sign",
        "1, future_field=1",
        "4, 'snapshots_info={''provider'': ''gcp'', ''provider_info'': {}, ''snapshots'': []}'"
    })
    void deletes_nothing_beside_a_backup_it_cannot_judge_or_delete(int exitCode, String info) {
        SampleServer server = server(SampleServer.Kind.FILE);
        server.put("d/srv/base/" + SECOND + "/backup.info", info + "\nstatus=DONE\n");
        List<String> before = server.keys();

        ProcessOutcome outcome = server.run("backup-delete", "-r", "REDUNDANCY 1");

        assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(exitCode);
        assertThat(outcome.stderr()).contains(" ERROR: ").contains(SECOND);
        assertThat(server.keys()).isEqualTo(before);
    }

    @Test
    void the_lock_check_is_ignored_with_a_warning_where_there_are_no_locks() {
        SampleServer server = server(SampleServer.Kind.FILE);

        ProcessOutcome outcome = server.run("backup-delete", "-b", FIRST, "--check-object-lock");

        assertThat(outcome.expectSuccess().stderr()).contains("WARNING: --check-object-lock is ignored");
        assertThat(server.keys()).doesNotContain("d/srv/base/" + FIRST + "/backup.info");
    }

    @Test
    void one_option_on_the_command_line_goes_before_a_configured_other() {
        SampleServer server = server(SampleServer.Kind.FILE);

        server.command("backup-delete", "-b", THIRD)
                .environment("PGCELLAR_BACKUP_DELETE_RETENTION_POLICY", "REDUNDANCY 0")
                .run(SampleServer.LIMIT)
                .expectSuccess();
        assertThat(server.keys())
                .contains("d/srv/base/" + FIRST + "/backup.info")
                .doesNotContain("d/srv/base/" + THIRD + "/backup.info");
        server.command("backup-delete")
                .environment("PGCELLAR_BACKUP_DELETE_RETENTION_POLICY", "REDUNDANCY 1")
                .run(SampleServer.LIMIT)
                .expectSuccess();

        assertThat(server.keys()).doesNotContain("d/srv/base/" + FIRST + "/backup.info");
    }
}
