package dev.pgcellar.it.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.testsupport.azurecompute.ComputeServer;
import dev.pgcellar.testsupport.azurecompute.ComputeWorld;
import dev.pgcellar.testsupport.azurecompute.ManagedDisk;
import dev.pgcellar.testsupport.mounts.MountTable;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.postgres.PostgresVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Back up by a snapshot of a managed disk, destroy, attach a disk made from the snapshot to another machine, restore to
 * a moment, compare, delete. The data directory plays the disk, and its copy the snapshot.
 */
@Tag("slow")
class AzureSnapshotCycleIT {

    private static final String DEVICE = "/dev/disk/azure/scsi1/lun10";
    private static final String ROWS = "SELECT string_agg(id || ':' || payload, ',' ORDER BY id) FROM kept";

    @TempDir
    Path folder;

    @Test
    void recovers_exactly_the_rows_of_the_target_time_from_a_snapshot() throws Exception {
        assumeTrue(PostgresVersion.V15.isAvailable(), "PostgreSQL 15 is not at hand");
        MountTable mounts = MountTable.in(folder.resolve("mounts"));
        try (ComputeServer azure = ComputeServer.start();
                ClusterUnderTest cluster =
                        new ClusterUnderTest(PostgresVersion.V15, target(azure, mounts), folder.resolve("cluster"))) {
            Path disk = cluster.server().dataFolder();
            azure.world().addMachine("db1");
            azure.world().attach("db1", new ManagedDisk("disk0", "uksouth", null, disk));
            mounts.mount(DEVICE, disk.toString(), "rw,noatime");
            cluster.server()
                    .execute("CREATE TABLE kept AS SELECT i AS id, md5(i::text) AS payload"
                            + " FROM generate_series(1, 5000) i");

            cluster.backup(
                            "--name",
                            "nightly",
                            "--snapshot-provider",
                            "azure",
                            "--snapshot-instance",
                            "db1",
                            "--snapshot-disk",
                            "disk0",
                            "--azure-subscription-id",
                            ComputeWorld.SUBSCRIPTION,
                            "--azure-resource-group",
                            ComputeWorld.RESOURCE_GROUP)
                    .expectSuccess();

            cluster.server().execute("INSERT INTO kept SELECT i, 'later' FROM generate_series(5001, 6000) i");
            String moment = cluster.server().queryOne("SELECT clock_timestamp()");
            String expected = cluster.server().queryOne(ROWS);
            cluster.server().execute("DELETE FROM kept WHERE id > 10");
            cluster.archiveAllWal();
            cluster.server().stopImmediately();
            Files.move(disk, folder.resolve("lost"));

            azure.world().addMachine("db2");
            azure.world()
                    .attachCopy("db2", "copy", azure.world().snapshots().get(0).name(), disk);
            Files.deleteIfExists(disk.resolve("postmaster.pid"));
            cluster.run(
                            "restore",
                            cluster.url(),
                            ClusterUnderTest.SERVER_NAME,
                            "nightly",
                            disk.toString(),
                            "--snapshot-recovery-instance",
                            "db2",
                            "--azure-resource-group",
                            ComputeWorld.RESOURCE_GROUP)
                    .expectSuccess();

            try (PostgresServer recovered = cluster.recover(disk, "time", moment)) {
                assertThat(recovered.queryOne(ROWS)).isEqualTo(expected);
            }
            cluster.run("backup-delete", cluster.url(), ClusterUnderTest.SERVER_NAME, "--backup-id", "nightly")
                    .expectSuccess();
            assertThat(azure.world().snapshots()).isEmpty();
        }
    }

    /** With the default chain of credentials, which finds the managed identity. */
    private BackupTarget target(ComputeServer azure, MountTable mounts) throws Exception {
        Map<String, String> environment = new HashMap<>(azure.environment());
        environment.put("PATH", mounts.searchPath());
        return new BackupTarget("file://" + Files.createDirectories(folder.resolve("store")), environment);
    }
}
