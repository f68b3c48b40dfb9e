package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.ec2.Ec2Fault;
import dev.pgcellar.testsupport.ec2.Ec2World;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.process.Signal;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backups that consist of disk snapshots (contract 05 section 2), and what is left of those that fail (07 no. 9). */
@ExtendWith(SharedServers.class)
class SnapshotBackupIT {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Archives archives;
    private final PostgresServer postgres;

    SnapshotBackupIT(Archives archives, PostgresServer postgres) {
        this.archives = archives;
        this.postgres = postgres;
    }

    private SnapshotScene scene(ArchiveKind kind) {
        return new SnapshotScene(archives.create(kind), folder);
    }

    @Test
    void stores_the_label_and_the_metadata_and_nothing_else() {
        try (SnapshotScene scene = scene(ArchiveKind.S3)) {
            scene.backup(postgres).run(Archive.LIMIT).expectSuccess();

            BackupRecord backup = BackupRecord.onlyOf(scene.archive());
            String id = scene.archive().files().get(0).split("/")[1];
            assertThat(scene.archive().files())
                    .containsExactly("base/" + id + "/backup.info", "base/" + id + "/backup_label");
            assertThat(backup.fields())
                    .containsEntry("status", "DONE")
                    .containsEntry("server_name", Archive.SERVER)
                    .containsEntry("snapshots_info", expectedInfo(scene, id.toLowerCase()));
            assertThat(backup.fields().get("copy_stats")).matches("\\{'copy_time': [\\d.]+, 'total_time': [\\d.]+}");
            assertThat(new String(scene.archive().get("base/" + id + "/backup_label"), StandardCharsets.UTF_8))
                    .contains("LABEL: Barman backup " + Archive.SERVER + " " + id);
            assertThat(scene.mounts().calls()).contains("-o TARGET,OPTIONS -n /dev/sdf");
        }
    }

    @Test
    void snapshots_and_label_go_when_the_metadata_are_refused() {
        Archive archive = archives.create(ArchiveKind.S3);
        try (FaultProxy proxy = FaultProxy.before(archives.server().endpoint())
                        .inject(
                                request -> request.method().equals("PUT")
                                        && request.path().endsWith("/backup.info"),
                                Fault.error(403, "AccessDenied"));
                SnapshotScene scene = new SnapshotScene(archive.at(proxy.endpoint()), folder)) {
            ProcessOutcome outcome = scene.backup(postgres).run(Archive.LIMIT);

            ReportedFailure.withWarnings(outcome).withExitCode(1).naming("backup.info", "AccessDenied");
            assertThat(scene.world().snapshots()).isEmpty();
            assertThat(archive.files()).isEmpty();
        }
    }

    private static String expectedInfo(SnapshotScene scene, String suffix) {
        return "{'provider': 'aws', 'provider_info': {'account_id': '123456789012', 'region': 'eu-west-1'},"
                + " 'snapshots': [" + expectedSnapshot(scene, 0, "/dev/sdf", suffix) + ", "
                + expectedSnapshot(scene, 1, "/dev/sdg", suffix) + "]}";
    }

    private static String expectedSnapshot(SnapshotScene scene, int number, String device, String suffix) {
        return "{'mount': {'mount_options': 'rw,noatime', 'mount_point': '/opt/disk" + number
                + "'}, 'provider': {'device_name': '" + device + "', 'snapshot_id': '"
                + scene.world().snapshots().get(number).id() + "', 'snapshot_name': 'disk" + number + "-" + suffix
                + "', 'snapshot_lock_mode': None}}";
    }

    @ParameterizedTest
    @CsvSource({"INT,1", "TERM,143"})
    void a_signal_while_snapshots_are_pending_deletes_them(Signal signal, int exitCode) {
        try (SnapshotScene scene = scene(ArchiveKind.FILE)) {
            scene.world().completeAfter(Ec2World.NEVER);
            try (CommandLineProcess backup = scene.backup(postgres).start()) {
                backup.await(
                        "snapshots",
                        START_LIMIT,
                        () -> scene.world().snapshots().size() == 2);

                backup.send(signal);

                ReportedFailure.of(backup.awaitExit(Duration.ofSeconds(15)))
                        .withExitCode(exitCode)
                        .naming("backup", "SIG" + signal);
            }
            assertThat(scene.world().snapshots()).isEmpty();
            BackupRecord record = BackupRecord.onlyOf(scene.archive());
            record.assertFailed("interrupted");
            assertThat(record.fields()).doesNotContainKey("snapshots_info");
            assertThat(scene.archive().files()).hasSize(1);
        }
    }

    @Test
    void snapshots_that_end_in_an_error_fail_the_backup_and_are_deleted() {
        try (SnapshotScene scene = scene(ArchiveKind.FILE)) {
            scene.world().completeAfter(Ec2World.ERROR);

            ProcessOutcome outcome = scene.backup(postgres).run(Archive.LIMIT);

            ReportedFailure.of(outcome).withExitCode(1).naming("ended in an error", "disk0");
            assertThat(scene.world().snapshots()).isEmpty();
            BackupRecord.onlyOf(scene.archive()).assertFailed("ended in an error");
        }
    }

    @Test
    void snapshots_that_cannot_be_deleted_after_a_failure_are_recorded_and_go_with_the_backup() {
        try (SnapshotScene scene = scene(ArchiveKind.FILE)) {
            scene.world().completeAfter(Ec2World.NEVER);
            scene.ec2().inject(request -> request.action().equals("DeleteSnapshot"), Ec2Fault.denied(), 2);

            ProcessOutcome outcome =
                    scene.backup(postgres, "--aws-await-snapshots-timeout", "1").run(Archive.LIMIT);

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.stderr()).contains("not complete within 1 s", "backup-delete");
            assertThat(scene.world().snapshots()).hasSize(2);
            BackupRecord record = BackupRecord.onlyOf(scene.archive());
            record.assertFailed("not complete within 1 s");
            assertThat(record.fields().get("snapshots_info"))
                    .contains(scene.world().snapshots().get(0).id())
                    .contains(scene.world().snapshots().get(1).id());

            scene.command("backup-delete", "--backup-id", "last-failed")
                    .run(Archive.LIMIT)
                    .expectSuccess();

            assertThat(scene.world().snapshots()).isEmpty();
            assertThat(scene.archive().files()).isEmpty();
        }
    }
}
