package dev.pgcellar.it.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.testsupport.ec2.Ec2Server;
import dev.pgcellar.testsupport.ec2.Ec2Volume;
import dev.pgcellar.testsupport.mounts.MountTable;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.postgres.PostgresVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Back up by a snapshot of the disk, destroy, attach a disk made from the snapshot, restore to a moment, compare,
 * delete. The data directory plays the disk, and its copy the snapshot.
 */
class SnapshotCycleIT {

    private static final String INSTANCE = "i-0123456789abcdef0";
    private static final String DEVICE = "/dev/sdf";
    private static final String OPTIONS = "rw,noatime";
    private static final String ROWS = "SELECT string_agg(id || ':' || payload, ',' ORDER BY id) FROM kept";

    @TempDir
    Path folder;

    @Test
    void recovers_exactly_the_rows_of_the_target_time_from_a_snapshot() throws Exception {
        assumeTrue(PostgresVersion.V15.isAvailable(), "PostgreSQL 15 is not at hand");
        MountTable mounts = MountTable.in(folder.resolve("mounts"));
        try (Ec2Server ec2 = Ec2Server.start();
                ClusterUnderTest cluster =
                        new ClusterUnderTest(PostgresVersion.V15, target(ec2, mounts), folder.resolve("cluster"))) {
            Path disk = cluster.server().dataFolder();
            ec2.world().addInstance(INSTANCE, "db1");
            ec2.world().attach(new Ec2Volume("vol-00", "disk0", INSTANCE, DEVICE, null, disk));
            ec2.world().completeAfter(1);
            mounts.mount(DEVICE, disk.toString(), OPTIONS);
            cluster.server()
                    .execute("CREATE TABLE kept AS SELECT i AS id, md5(i::text) AS payload"
                            + " FROM generate_series(1, 5000) i");

            cluster.backup(
                            "--name",
                            "nightly",
                            "--snapshot-provider",
                            "aws",
                            "--snapshot-instance",
                            "db1",
                            "--snapshot-disk",
                            "disk0")
                    .expectSuccess();

            cluster.server().execute("INSERT INTO kept SELECT i, 'later' FROM generate_series(5001, 6000) i");
            String moment = cluster.server().queryOne("SELECT clock_timestamp()");
            String expected = cluster.server().queryOne(ROWS);
            cluster.server().execute("DELETE FROM kept WHERE id > 10");
            cluster.archiveAllWal();
            cluster.server().stopImmediately();
            Files.move(disk, folder.resolve("lost"));
            ec2.world().detach("vol-00");

            String snapshot = ec2.world().snapshots().get(0).id();
            ec2.world().attachCopy(new Ec2Volume("vol-01", null, INSTANCE, DEVICE, snapshot, disk));
            Files.deleteIfExists(disk.resolve("postmaster.pid"));
            cluster.run(
                            "restore",
                            cluster.url(),
                            ClusterUnderTest.SERVER_NAME,
                            "nightly",
                            disk.toString(),
                            "--snapshot-recovery-instance",
                            INSTANCE)
                    .expectSuccess();

            try (PostgresServer recovered = cluster.recover(disk, "time", moment)) {
                assertThat(recovered.queryOne(ROWS)).isEqualTo(expected);
            }
            cluster.run("backup-delete", cluster.url(), ClusterUnderTest.SERVER_NAME, "--backup-id", "nightly")
                    .expectSuccess();
            assertThat(ec2.world().snapshots()).isEmpty();
        }
    }

    private BackupTarget target(Ec2Server ec2, MountTable mounts) throws Exception {
        Map<String, String> environment = new HashMap<>(ec2.environment());
        environment.put("PATH", mounts.searchPath());
        return new BackupTarget("file://" + Files.createDirectories(folder.resolve("store")), environment);
    }
}
