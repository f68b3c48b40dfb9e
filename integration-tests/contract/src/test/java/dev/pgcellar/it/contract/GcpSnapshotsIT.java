package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.controlplane.ControlPlaneRequest;
import dev.pgcellar.testsupport.gcpcompute.ComputeFault;
import dev.pgcellar.testsupport.gcpcompute.GlobalSnapshot;
import dev.pgcellar.testsupport.gcpcompute.OperationOutcome;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.process.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backups that consist of snapshots of disks in Google Cloud, and what keeps them from it (contract 05). */
@ExtendWith(SharedServers.class)
class GcpSnapshotsIT {

    private static final String ID = "20260115T100000";
    private static final String INFO = "base/" + ID + "/backup.info";
    private static final String LABEL = "base/" + ID + "/backup_label";
    private static final String SNAPSHOT = "disk0-20260115t100000";
    private static final Predicate<ControlPlaneRequest> DELETION = request -> request.is("DELETE", SNAPSHOT);

    @TempDir
    Path folder;

    private final Archives archives;
    private final PostgresServer postgres;

    GcpSnapshotsIT(Archives archives, PostgresServer postgres) {
        this.archives = archives;
        this.postgres = postgres;
    }

    private GcpScene scene() {
        return new GcpScene(archives.create(ArchiveKind.FILE), folder);
    }

    @Test
    void stores_the_label_and_the_metadata_and_nothing_else() {
        try (GcpScene scene = scene()) {
            scene.backup(postgres, "db1", "disk0", "disk1").run(Archive.LIMIT).expectSuccess();

            String id = scene.archive().files().get(0).split("/")[1];
            String suffix = id.toLowerCase(Locale.ROOT);
            assertThat(scene.archive().files())
                    .containsExactly("base/" + id + "/backup.info", "base/" + id + "/backup_label");
            assertThat(BackupRecord.onlyOf(scene.archive()).fields())
                    .containsEntry("status", "DONE")
                    .containsEntry(
                            "snapshots_info",
                            "{'provider': 'gcp', 'provider_info': {'project': 'my-project'}, 'snapshots': ["
                                    + expectedSnapshot(0, "rw,noatime", suffix) + ", "
                                    + expectedSnapshot(1, "rw", suffix) + "]}");
            assertThat(scene.world().snapshots())
                    .extracting(GlobalSnapshot::name)
                    .containsExactly("disk0-" + suffix, "disk1-" + suffix);
            assertThat(scene.mounts().calls()).contains("-o TARGET,OPTIONS -n /dev/disk/by-id/google-dev0");
        }
    }

    private static String expectedSnapshot(int number, String options, String suffix) {
        return "{'mount': {'mount_options': '" + options + "', 'mount_point': '/opt/disk" + number
                + "'}, 'provider': {'device_name': 'dev" + number + "', 'snapshot_name': 'disk" + number + "-" + suffix
                + "', 'snapshot_project': 'my-project'}}";
    }

    @ParameterizedTest
    @CsvSource({
        "--snapshot-gcp-project my-project, --gcp-zone",
        "--snapshot-gcp-project my-project --snapshot-zone z --kms-key-name k, --kms-key-name",
    })
    void options_that_are_missing_or_of_no_use_are_found_before_the_server_is_asked(String options, String named) {
        try (GcpScene scene = scene()) {
            ProcessOutcome outcome = scene.command("backup", "--snapshot-provider", "gcp")
                    .arguments("--snapshot-instance", "db1", "--snapshot-disk", "disk0")
                    .arguments(options.split(" "))
                    .environment("PGPORT", "1")
                    .run(Archive.LIMIT);

            ReportedFailure.of(outcome).withExitCode(4).naming(named);
            assertThat(scene.gcp().requests()).isEmpty();
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "db2, disk0, the instance 'db2'",
        "db1, os, not attached to instance 'db1': os",
    })
    void an_unknown_machine_or_disk_is_found_before_the_backup_begins(String instance, String disk, String named) {
        try (GcpScene scene = scene()) {
            ProcessOutcome outcome = scene.backup(postgres, instance, disk).run(Archive.LIMIT);

            ReportedFailure.of(outcome).withExitCode(4).naming(named);
            assertThat(scene.archive().files()).isEmpty();
        }
    }

    @Tag("slow")
    @Test
    void a_missing_permission_is_named() {
        try (GcpScene scene = scene()) {
            scene.gcp().inject(request -> true, ComputeFault.denied("compute.instances.get"), 1);

            ReportedFailure.of(scene.backup(postgres, "db1", "disk0").run(Archive.LIMIT))
                    .withExitCode(4)
                    .naming("'db1'", "compute.instances.get");
        }
    }

    @Tag("slow")
    @Test
    void a_snapshot_that_fails_takes_the_others_with_it() {
        try (GcpScene scene = scene()) {
            scene.world().creationsEnd(OperationOutcome.failure("RESOURCE_OPERATION_RATE_EXCEEDED"));

            ProcessOutcome outcome =
                    scene.backup(postgres, "db1", "disk0", "disk1").run(Archive.LIMIT);

            ReportedFailure.of(outcome).withExitCode(1).naming("RESOURCE_OPERATION_RATE_EXCEEDED");
            assertThat(scene.world().snapshots()).isEmpty();
            BackupRecord.onlyOf(scene.archive()).assertFailed("RESOURCE_OPERATION_RATE_EXCEEDED");
            assertThat(scene.archive().files()).hasSize(1);
        }
    }

    @Tag("slow")
    @Test
    void a_signal_while_snapshots_are_pending_deletes_them() {
        try (GcpScene scene = scene()) {
            scene.world().creationsEnd(OperationOutcome.never());
            try (CommandLineProcess backup =
                    scene.backup(postgres, "db1", "disk0", "disk1").start()) {
                backup.await(
                        "snapshots",
                        Archive.LIMIT,
                        () -> scene.world().snapshots().size() == 2);

                backup.send(Signal.TERM);

                ReportedFailure.of(backup.awaitExit(Duration.ofSeconds(20))).withExitCode(143);
            }
            assertThat(scene.world().snapshots()).isEmpty();
            BackupRecord.onlyOf(scene.archive()).assertFailed("interrupted");
        }
    }

    /** A backup as the reference records it. */
    private GcpScene recorded() {
        GcpScene scene = scene();
        scene.archive().put(INFO, GoldenFile.bytes("snapshot-gcp.backup.info"));
        scene.archive().put(LABEL, "START WAL LOCATION\n".getBytes(StandardCharsets.UTF_8));
        return scene;
    }

    private ProcessOutcome restore(GcpScene scene, String... options) throws IOException {
        Path target = Files.createDirectories(folder.resolve("data"));
        return scene.command("restore", ID, target.toString(), "--snapshot-recovery-instance", "db1")
                .arguments(options)
                .run(Archive.LIMIT);
    }

    @Test
    void restores_the_label_where_disks_made_from_the_snapshots_are_mounted() throws IOException {
        try (GcpScene scene = recorded()) {
            scene.attach("copy", "restored", SNAPSHOT, "/opt/disk0", "rw,noatime");

            restore(scene, "--snapshot-recovery-zone", "europe-west1-b").expectSuccess();

            assertThat(folder.resolve("data/backup_label")).hasContent("START WAL LOCATION\n");
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "'', '', --gcp-zone",
        "--gcp-zone europe-west1-b, '', disk0-20260115t100000",
        "--gcp-zone europe-west9-z, '', europe-west9-z",
        "--gcp-zone europe-west1-b, /mnt, /mnt",
    })
    void refuses_a_restore_onto_disks_that_are_not_as_they_were(String options, String point, String named)
            throws IOException {
        try (GcpScene scene = recorded()) {
            if (!point.isEmpty()) {
                scene.attach("copy", "restored", SNAPSHOT, point, "rw,noatime");
            }

            ProcessOutcome outcome = restore(scene, options.isEmpty() ? new String[0] : options.split(" "));

            ReportedFailure.of(outcome).withExitCode(4).naming(named);
            assertThat(folder.resolve("data")).isEmptyDirectory();
        }
    }

    private ProcessOutcome delete(GcpScene scene) {
        return scene.command("backup-delete", "--backup-id", ID).run(Archive.LIMIT);
    }

    @Test
    void deletes_backups_without_being_told_the_zone_though_their_snapshots_are_gone() {
        try (GcpScene scene = recorded()) {
            scene.archive().put("base/20260114T100000/backup.info", GoldenFile.bytes("snapshot-gcp.backup.info"));

            ProcessOutcome outcome = scene.command("backup-delete", "--retention-policy", "REDUNDANCY 0")
                    .run(Archive.LIMIT)
                    .expectSuccess();

            assertThat(outcome.stderr()).contains("WARNING", SNAPSHOT);
            assertThat(scene.gcp().requests()).filteredOn(DELETION).hasSize(2);
            assertThat(scene.archive().files()).isEmpty();
        }
    }

    @Tag("slow")
    @Test
    void a_snapshot_that_may_not_be_deleted_keeps_the_backup() {
        try (GcpScene scene = recorded()) {
            scene.gcp().inject(DELETION, ComputeFault.denied("compute.snapshots.delete"), 1);

            ReportedFailure.of(delete(scene)).withExitCode(4).naming(SNAPSHOT, "compute.snapshots.delete");

            assertThat(scene.archive().files()).containsExactly(INFO, LABEL);
        }
    }
}
