package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.ec2.Ec2Fault;
import dev.pgcellar.testsupport.ec2.Ec2Snapshot;
import dev.pgcellar.testsupport.ec2.Ec2Volume;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps snapshot backups from being taken, restored and deleted (contract 05). */
@ExtendWith(SharedServers.class)
class SnapshotErrorsIT {

    private static final String ID = "20260113T100000";
    private static final String INFO = "base/" + ID + "/backup.info";
    private static final String LABEL = "base/" + ID + "/backup_label";
    private static final String SNAPSHOT = "snap-0123456789abcdef0";
    private static final String SECOND_SNAPSHOT = "snap-0123456789abcdef1";

    @TempDir
    Path folder;

    private final Archives archives;
    private final PostgresServer postgres;

    SnapshotErrorsIT(Archives archives, PostgresServer postgres) {
        this.archives = archives;
        this.postgres = postgres;
    }

    private SnapshotScene scene() {
        return new SnapshotScene(archives.create(ArchiveKind.FILE), folder);
    }

    @ParameterizedTest
    @CsvSource({
        "'--snapshot-instance db1', --snapshot-disk",
        "'--snapshot-disk disk0', --snapshot-instance",
        "'--snapshot-instance db1 --snapshot-disk disk0 --gzip', compress",
        "'--snapshot-instance db1 --snapshot-disk disk0 --aws-snapshot-lock-mode governance"
                + " --aws-snapshot-lock-cool-off-period 5', governance",
    })
    void incomplete_or_contradicting_options_are_found_before_the_server_is_asked(String options, String named) {
        try (SnapshotScene scene = scene()) {
            ProcessOutcome outcome = scene.command("backup", options.split(" "))
                    .arguments("--snapshot-provider", "aws")
                    .environment("PGPORT", "1")
                    .run(Archive.LIMIT);

            ReportedFailure.of(outcome).withExitCode(4).naming(named);
            assertThat(scene.archive().files()).isEmpty();
            assertThat(scene.ec2().requests()).isEmpty();
        }
    }

    @Test
    void storage_of_no_cloud_needs_to_be_told_the_cloud_of_the_disks() {
        try (SnapshotScene scene = scene()) {
            ProcessOutcome outcome = scene.command("backup", "--snapshot-instance", "db1", "--snapshot-disk", "disk0")
                    .run(Archive.LIMIT);

            ReportedFailure.of(outcome).withExitCode(4).naming("'file'", "--snapshot-provider");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "db2, disk0, db2",
        "i-00000000000000000, disk0, i-00000000000000000",
        "db1, nodisk, nodisk",
        "db1, root, root",
    })
    void an_unknown_instance_or_disk_is_found_before_the_backup_begins(String instance, String disk, String named) {
        try (SnapshotScene scene = scene()) {
            ProcessOutcome outcome = scene.command(
                            "backup",
                            "--snapshot-provider",
                            "aws",
                            "--snapshot-instance",
                            instance,
                            "--snapshot-disk",
                            disk)
                    .environment(postgres.libpqEnvironment())
                    .run(Archive.LIMIT);

            ReportedFailure.of(outcome).withExitCode(4).naming(named);
            assertThat(scene.archive().files()).isEmpty();
        }
    }

    @Test
    void a_disk_that_is_not_mounted_or_of_which_nobody_can_tell_is_found_before_the_backup_begins() {
        try (SnapshotScene scene = scene()) {
            scene.mounts().says("/dev/sdf", "").says("/dev/sdg", "/a rw\n/b rw\n");

            ProcessOutcome outcome = scene.backup(postgres).run(Archive.LIMIT);

            ReportedFailure.withWarnings(outcome).withExitCode(4).naming("not mounted", "disk0, disk1");
            assertThat(outcome.stderr()).contains("WARNING: disk 'disk1'");
            assertThat(scene.archive().files()).isEmpty();
            assertThat(scene.world().snapshots()).isEmpty();
        }
    }

    /** A backup as the reference records it, of two disks. */
    private SnapshotScene recorded() {
        SnapshotScene scene = scene();
        scene.archive().put(INFO, GoldenFile.bytes("snapshot-aws.backup.info"));
        scene.archive().put(LABEL, "START WAL LOCATION\n".getBytes());
        return scene;
    }

    private void attachRestored(SnapshotScene scene, String point, String options) {
        scene.world().attach(new Ec2Volume("vol-0restored", null, SnapshotScene.INSTANCE, "/dev/sdh", SNAPSHOT, null));
        scene.world()
                .attach(new Ec2Volume(
                        "vol-1restored", null, SnapshotScene.INSTANCE, "/dev/sdi", SECOND_SNAPSHOT, null));
        scene.mounts().mount("/dev/sdh", point, options).mount("/dev/sdi", "/opt/disk1", "rw");
    }

    private ProcessOutcome restore(SnapshotScene scene, Path target, String... options) {
        return scene.command("restore", ID, target.toString())
                .arguments(options)
                .arguments("--snapshot-recovery-instance", "db1")
                .run(Archive.LIMIT);
    }

    @Test
    void restores_the_label_into_the_folder_of_the_restored_disk() throws IOException {
        try (SnapshotScene scene = recorded()) {
            attachRestored(scene, "/opt/disk0", "rw,noatime");
            Path target = Files.createDirectory(folder.resolve("data"));
            Files.writeString(target.resolve("backup_label"), "an older one");

            restore(scene, target).expectSuccess();

            assertThat(target.resolve("backup_label")).hasContent("START WAL LOCATION\n");
            assertThat(target.toFile().list()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/mnt/other, 'rw,noatime', '', data, /mnt/other",
        "/opt/disk0, 'rw', '', data, 'rw'",
        "/opt/disk0, 'rw,noatime', '', absent, absent",
        "/opt/disk0, 'rw,noatime', '--tablespace a:/b', data, --tablespace",
        ", , '', data, snap-0123456789abcdef0",
    })
    void refuses_a_restore_onto_disks_that_are_not_as_they_were(
            String point, String mounted, String options, String target, String named) throws IOException {
        try (SnapshotScene scene = recorded()) {
            if (point != null) {
                attachRestored(scene, point, mounted);
            }
            Files.createDirectory(folder.resolve("data"));

            ProcessOutcome outcome =
                    restore(scene, folder.resolve(target), options.isEmpty() ? new String[0] : options.split(" "));

            ReportedFailure.of(outcome).withExitCode(4).naming(named);
            assertThat(folder.resolve("data")).isEmptyDirectory();
        }
    }

    private static void add(SnapshotScene scene, String lockMode) {
        scene.world().add(new Ec2Snapshot(SNAPSHOT, "vol-00", Map.of(), 0, lockMode, null));
        scene.world().add(new Ec2Snapshot(SECOND_SNAPSHOT, "vol-01", Map.of(), 0, null, null));
    }

    private ProcessOutcome delete(SnapshotScene scene) {
        return scene.command("backup-delete", "--backup-id", ID).run(Archive.LIMIT);
    }

    @Test
    void deletes_the_snapshots_the_label_and_the_metadata() {
        try (SnapshotScene scene = recorded()) {
            add(scene, null);

            delete(scene).expectSuccess();

            assertThat(scene.world().snapshots()).isEmpty();
            assertThat(scene.archive().files()).isEmpty();
        }
    }

    @Test
    void a_snapshot_that_is_gone_does_not_keep_the_rest() {
        try (SnapshotScene scene = recorded()) {
            ProcessOutcome outcome = delete(scene).expectSuccess();

            assertThat(outcome.stderr()).contains("WARNING", SNAPSHOT);
            assertThat(scene.archive().files()).isEmpty();
        }
    }

    @Test
    void a_locked_snapshot_keeps_the_backup() {
        try (SnapshotScene scene = recorded()) {
            add(scene, "compliance");

            ReportedFailure.of(delete(scene)).withExitCode(1).naming(ID, SNAPSHOT, "locked");

            assertThat(scene.archive().files()).containsExactly(INFO, LABEL);
        }
    }

    @Test
    void a_snapshot_that_may_not_be_deleted_keeps_the_backup() {
        try (SnapshotScene scene = recorded()) {
            add(scene, null);
            scene.ec2().inject("DeleteSnapshot", Ec2Fault.denied());

            ReportedFailure.of(delete(scene)).withExitCode(4).naming(SNAPSHOT, "ec2:DeleteSnapshot");

            assertThat(scene.archive().files()).containsExactly(INFO, LABEL);
        }
    }
}
