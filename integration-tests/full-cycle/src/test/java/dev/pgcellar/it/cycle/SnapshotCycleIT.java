package dev.pgcellar.it.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.testsupport.mounts.MountTable;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.postgres.PostgresVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Back up by a snapshot of the disk, destroy, attach a disk made from the snapshot, restore to a moment, compare,
 * delete. The data directory plays the disk, and its copy the snapshot.
 */
class SnapshotCycleIT {

    private static final String ROWS = "SELECT string_agg(id || ':' || payload, ',' ORDER BY id) FROM kept";

    @TempDir
    Path folder;

    @Test
    void recovers_exactly_the_rows_of_the_target_time_from_a_snapshot() throws Exception {
        try (SimulatedCloud aws = new SimulatedAws()) {
            runOn(aws);
        }
    }

    @Tag("slow")
    @Test
    void recovers_exactly_the_rows_of_the_target_time_from_a_snapshot_in_azure() throws Exception {
        try (SimulatedCloud azure = new SimulatedAzure()) {
            runOn(azure);
        }
    }

    @Tag("slow")
    @Test
    void recovers_exactly_the_rows_of_the_target_time_from_a_snapshot_in_google_cloud() throws Exception {
        try (SimulatedCloud gcp = new SimulatedGcp(folder)) {
            runOn(gcp);
        }
    }

    private void runOn(SimulatedCloud cloud) throws Exception {
        assumeTrue(PostgresVersion.V15.isAvailable(), "PostgreSQL 15 is not at hand");
        MountTable mounts = MountTable.in(folder.resolve("mounts"));
        try (ClusterUnderTest cluster =
                new ClusterUnderTest(PostgresVersion.V15, target(cloud, mounts), folder.resolve("cluster"))) {
            Path disk = cluster.server().dataFolder();
            cloud.attach(disk);
            mounts.mount(cloud.device(), disk.toString(), "rw,noatime");
            cluster.server()
                    .execute("CREATE TABLE kept AS SELECT i AS id, md5(i::text) AS payload"
                            + " FROM generate_series(1, 5000) i");

            cluster.backup(backupOptions(cloud)).expectSuccess();

            cluster.server().execute("INSERT INTO kept SELECT i, 'later' FROM generate_series(5001, 6000) i");
            String moment = cluster.server().queryOne("SELECT clock_timestamp()");
            String expected = cluster.server().queryOne(ROWS);
            cluster.server().execute("DELETE FROM kept WHERE id > 10");
            cluster.archiveAllWal();
            cluster.server().stopImmediately();
            Files.move(disk, folder.resolve("lost"));

            cloud.attachCopy(disk);
            Files.deleteIfExists(disk.resolve("postmaster.pid"));
            cluster.run(restoreArguments(cloud, cluster.url(), disk)).expectSuccess();

            try (PostgresServer recovered = cluster.recover(disk, "time", moment)) {
                assertThat(recovered.queryOne(ROWS)).isEqualTo(expected);
            }
            cluster.run("backup-delete", cluster.url(), ClusterUnderTest.SERVER_NAME, "--backup-id", "nightly")
                    .expectSuccess();
            assertThat(cloud.snapshots()).isZero();
        }
    }

    private static String[] backupOptions(SimulatedCloud cloud) {
        List<String> options =
                new ArrayList<>(List.of("--name", "nightly", "--snapshot-instance", "db1", "--snapshot-disk", "disk0"));
        options.addAll(cloud.backupOptions());
        return options.toArray(String[]::new);
    }

    private static String[] restoreArguments(SimulatedCloud cloud, String url, Path disk) {
        List<String> arguments =
                new ArrayList<>(List.of("restore", url, ClusterUnderTest.SERVER_NAME, "nightly", disk.toString()));
        arguments.addAll(cloud.restoreOptions());
        return arguments.toArray(String[]::new);
    }

    private BackupTarget target(SimulatedCloud cloud, MountTable mounts) throws Exception {
        Map<String, String> environment = new HashMap<>(cloud.environment());
        environment.put("PATH", mounts.searchPath());
        return new BackupTarget("file://" + Files.createDirectories(folder.resolve("store")), environment);
    }
}
