package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.azurecompute.ComputeFault;
import dev.pgcellar.testsupport.azurecompute.ComputeOutcome;
import dev.pgcellar.testsupport.azurecompute.ComputeWorld;
import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.controlplane.ControlPlaneRequest;
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

/** Backups that consist of snapshots of managed disks, and what keeps them from it (contract 05). */
@ExtendWith(SharedServers.class)
class AzureSnapshotsIT {

    private static final String ID = "20260114T100000";
    private static final String INFO = "base/" + ID + "/backup.info";
    private static final String LABEL = "base/" + ID + "/backup_label";
    private static final String SNAPSHOT = "disk0-20260114t100000";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Predicate<ControlPlaneRequest> DELETION = request -> request.is("DELETE", SNAPSHOT);

    @TempDir
    Path folder;

    private final Archives archives;
    private final PostgresServer postgres;

    AzureSnapshotsIT(Archives archives, PostgresServer postgres) {
        this.archives = archives;
        this.postgres = postgres;
    }

    private AzureScene scene() {
        return new AzureScene(archives.create(ArchiveKind.FILE), folder);
    }

    @Test
    void stores_the_label_and_the_metadata_and_nothing_else() {
        try (AzureScene scene = scene()) {
            scene.backup(postgres, "db1", "disk0", "disk1").run(LIMIT).expectSuccess();

            String id = scene.archive().files().get(0).split("/")[1];
            assertThat(scene.archive().files())
                    .containsExactly("base/" + id + "/backup.info", "base/" + id + "/backup_label");
            assertThat(BackupRecord.onlyOf(scene.archive()).fields())
                    .containsEntry("status", "DONE")
                    .containsEntry("snapshots_info", expectedInfo(id.toLowerCase(Locale.ROOT)));
            assertThat(scene.world().snapshots())
                    .extracting(snapshot -> snapshot.name().split("-")[0])
                    .containsExactly("disk0", "disk1");
            assertThat(scene.mounts().calls()).contains("-o TARGET,OPTIONS -n /dev/disk/azure/scsi1/lun10");
        }
    }

    private static String expectedInfo(String suffix) {
        return "{'provider': 'azure', 'provider_info': {'subscription_id': '" + ComputeWorld.SUBSCRIPTION
                + "', 'resource_group': 'my-rg'}, 'snapshots': [" + expectedSnapshot(0, "rw,noatime", suffix) + ", "
                + expectedSnapshot(1, "rw", suffix) + "]}";
    }

    private static String expectedSnapshot(int number, String options, String suffix) {
        return "{'mount': {'mount_options': '" + options + "', 'mount_point': '/opt/disk" + number
                + "'}, 'provider': {'location': 'uksouth', 'lun': " + (10 + number) + ", 'snapshot_name': 'disk"
                + number + "-" + suffix + "'}}";
    }

    @Test
    void options_that_are_missing_are_found_before_the_server_is_asked() {
        try (AzureScene scene = scene()) {
            ProcessOutcome outcome = scene.command("backup", "--snapshot-provider", "azure")
                    .arguments("--snapshot-instance", "db1", "--snapshot-disk", "disk0")
                    .environment("PGPORT", "1")
                    .run(LIMIT);

            ReportedFailure.of(outcome).withExitCode(4).naming("--azure-subscription-id and --azure-resource-group");
            assertThat(scene.azure().requests()).isEmpty();
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "db2, disk0, the instance 'db2'",
        "db1, os, not attached to instance 'db1': os",
    })
    void an_unknown_machine_or_disk_is_found_before_the_backup_begins(String instance, String disk, String named) {
        try (AzureScene scene = scene()) {
            ProcessOutcome outcome = scene.backup(postgres, instance, disk).run(LIMIT);

            ReportedFailure.of(outcome).withExitCode(4).naming(named);
            assertThat(scene.archive().files()).isEmpty();
        }
    }

    @Tag("slow")
    @Test
    void a_missing_permission_is_named() {
        try (AzureScene scene = scene()) {
            scene.azure().inject(request -> true, ComputeFault.denied("Microsoft.Compute/virtualMachines/read"), 1);

            ReportedFailure.of(scene.backup(postgres, "db1", "disk0").run(LIMIT))
                    .withExitCode(4)
                    .naming("'db1'", "Microsoft.Compute/virtualMachines/read");
        }
    }

    @Tag("slow")
    @Test
    void a_snapshot_that_fails_takes_the_others_with_it() {
        try (AzureScene scene = scene()) {
            scene.world().creationsEnd(ComputeOutcome.failure("DiskSnapshotFailed"));

            ProcessOutcome outcome =
                    scene.backup(postgres, "db1", "disk0", "disk1").run(LIMIT);

            ReportedFailure.of(outcome).withExitCode(1).naming("DiskSnapshotFailed");
            assertThat(scene.world().snapshots()).isEmpty();
            BackupRecord.onlyOf(scene.archive()).assertFailed("DiskSnapshotFailed");
            assertThat(scene.archive().files()).hasSize(1);
        }
    }

    @Test
    void a_signal_while_snapshots_are_pending_deletes_them() {
        try (AzureScene scene = scene()) {
            scene.world().creationsEnd(ComputeOutcome.never());
            try (CommandLineProcess backup =
                    scene.backup(postgres, "db1", "disk0", "disk1").start()) {
                backup.await("snapshots", LIMIT, () -> scene.world().snapshots().size() == 2);

                backup.send(Signal.TERM);

                ReportedFailure.of(backup.awaitExit(Duration.ofSeconds(20))).withExitCode(143);
            }
            assertThat(scene.world().snapshots()).isEmpty();
            BackupRecord.onlyOf(scene.archive()).assertFailed("interrupted");
        }
    }

    /** A backup as the reference records it. */
    private AzureScene recorded() {
        AzureScene scene = scene();
        scene.archive().put(INFO, GoldenFile.bytes("snapshot-azure.backup.info"));
        scene.archive().put(LABEL, "START WAL LOCATION\n".getBytes(StandardCharsets.UTF_8));
        return scene;
    }

    private ProcessOutcome restore(AzureScene scene, String... options) throws IOException {
        Path target = Files.createDirectories(folder.resolve("data"));
        return scene.command("restore", ID, target.toString(), "--snapshot-recovery-instance", "db1")
                .arguments(options)
                .run(LIMIT);
    }

    @Test
    void restores_the_label_where_disks_made_from_the_snapshots_are_mounted() throws IOException {
        try (AzureScene scene = recorded()) {
            scene.attach("copy", ComputeWorld.id("snapshots", SNAPSHOT), "/opt/disk0", "rw,noatime");

            restore(scene, "--azure-resource-group", "my-rg").expectSuccess();

            assertThat(folder.resolve("data/backup_label")).hasContent("START WAL LOCATION\n");
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "'', '', --azure-resource-group",
        "--azure-resource-group my-rg, '', disk0-20260114t100000",
        "--azure-resource-group other-rg, '', Resource group 'other-rg'",
        "--azure-resource-group my-rg, /mnt, /mnt",
    })
    void refuses_a_restore_onto_disks_that_are_not_as_they_were(String options, String point, String named)
            throws IOException {
        try (AzureScene scene = recorded()) {
            if (!point.isEmpty()) {
                scene.attach("copy", ComputeWorld.id("snapshots", SNAPSHOT), point, "rw,noatime");
            }

            ProcessOutcome outcome = restore(scene, options.isEmpty() ? new String[0] : options.split(" "));

            ReportedFailure.of(outcome).withExitCode(4).naming(named);
            assertThat(folder.resolve("data")).isEmptyDirectory();
        }
    }

    @Tag("slow")
    @Test
    void deletes_a_backup_whose_snapshot_is_gone() {
        try (AzureScene scene = recorded()) {
            ProcessOutcome outcome =
                    scene.command("backup-delete", "--backup-id", ID).run(LIMIT).expectSuccess();

            assertThat(outcome.stderr()).contains("WARNING", SNAPSHOT);
            assertThat(scene.archive().files()).isEmpty();
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"409, ScopeLocked, 1", "404, ResourceGroupNotFound, 4", "403, AuthorizationFailed, 4"})
    void a_snapshot_that_may_not_be_deleted_keeps_the_backup(int status, String code, int exitCode) {
        try (AzureScene scene = recorded()) {
            scene.azure().inject(DELETION, ComputeFault.refusal(status, code, "no", null), 1);

            ReportedFailure.of(scene.command("backup-delete", "--backup-id", ID).run(LIMIT))
                    .withExitCode(exitCode)
                    .naming(SNAPSHOT, code);

            assertThat(scene.archive().files()).containsExactly(INFO, LABEL);
        }
    }
}
