package dev.pgcellar.snapshot.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotLockedException;
import dev.pgcellar.spi.SnapshotObserver;
import dev.pgcellar.spi.SnapshotRequest;
import dev.pgcellar.spi.Tag;
import dev.pgcellar.spi.TakenSnapshot;
import dev.pgcellar.testsupport.ec2.Ec2Fault;
import dev.pgcellar.testsupport.ec2.Ec2Snapshot;
import dev.pgcellar.testsupport.ec2.Ec2Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is particular to EC2: names, one request for several volumes, locks, answers that are lost. */
class Ec2SnapshotsTest {

    private final AwsCloud cloud = new AwsCloud();
    private final List<TakenSnapshot> reported = new ArrayList<>();
    private final SnapshotObserver observer = new SnapshotObserver() {
        @Override
        public void exists(TakenSnapshot snapshot) {
            reported.add(snapshot);
        }

        @Override
        public void progressed(String name, int percent) {
            assertThat(percent).isBetween(0, 100);
        }
    };

    @AfterEach
    void stop() {
        cloud.close();
    }

    private static SnapshotRequest request(DiskSnapshots snapshots, String... disks)
            throws SnapshotException, InterruptedException {
        return new SnapshotRequest(
                AwsCloud.INSTANCE,
                snapshots.attachedVolumes(AwsCloud.INSTANCE, List.of(disks)),
                "20260113T100000",
                List.of(new Tag("team", "data")));
    }

    @Test
    void takes_the_snapshots_of_several_volumes_by_one_request_and_of_no_other_volume() throws Exception {
        cloud.server()
                .world()
                .attach(new Ec2Volume("vol-0dddddddddddddddd", "other", AwsCloud.INSTANCE, "/dev/sdx", null, null));
        try (DiskSnapshots snapshots = cloud.open()) {
            snapshots.take(request(snapshots, "disk0", "disk1"), observer);
        }

        assertThat(cloud.server().requests("CreateSnapshots")).hasSize(1);
        assertThat(cloud.server().requests("CreateSnapshot")).isEmpty();
        assertThat(cloud.server().world().snapshots())
                .extracting(Ec2Snapshot::tags)
                .containsExactly(
                        Map.of("Name", "disk0-20260113t100000", "team", "data"),
                        Map.of("Name", "disk1-20260113t100000", "team", "data"));
    }

    @Test
    void takes_them_one_after_the_other_where_that_request_is_not_allowed() throws Exception {
        cloud.server().inject("CreateSnapshots", Ec2Fault.denied());
        try (DiskSnapshots snapshots = cloud.open()) {
            snapshots.take(request(snapshots, "disk0", "disk1"), observer);
        }

        assertThat(cloud.server().requests("CreateSnapshot")).hasSize(2);
        assertThat(cloud.server().world().snapshots())
                .extracting(snapshot -> snapshot.tags().get("Name"))
                .containsExactly("disk0-20260113t100000", "disk1-20260113t100000");
    }

    @Test
    void records_what_the_contract_names_in_its_order() throws Exception {
        List<TakenSnapshot> taken;
        try (DiskSnapshots snapshots = cloud.open()) {
            taken = snapshots.take(request(snapshots, "disk0"), observer);
        }

        assertThat(taken.get(0).providerInfo().values())
                .containsExactly(Map.entry("account_id", "123456789012"), Map.entry("region", "eu-west-1"));
        assertThat(taken.get(0).properties().values().keySet())
                .containsExactly("device_name", "snapshot_id", "snapshot_name", "snapshot_lock_mode");
        assertThat(taken.get(0).properties().values())
                .containsEntry("device_name", "/dev/sdf")
                .containsEntry("snapshot_name", "disk0-20260113t100000")
                .containsEntry("snapshot_lock_mode", null);
    }

    @Test
    void locks_each_snapshot_and_cannot_delete_it_then() throws Exception {
        try (DiskSnapshots snapshots = cloud.open(new LockSettings("compliance", 7, 12, null))) {
            TakenSnapshot taken =
                    snapshots.take(request(snapshots, "disk0"), observer).get(0);

            assertThat(taken.properties().text("snapshot_lock_mode")).contains("compliance");
            assertThat(cloud.server().requests("LockSnapshot").get(0).parameters())
                    .containsEntry("LockMode", "compliance")
                    .containsEntry("LockDuration", "7")
                    .containsEntry("CoolOffPeriod", "12");
            assertThatThrownBy(() -> snapshots.delete(taken.properties()))
                    .isInstanceOf(SnapshotLockedException.class)
                    .hasMessageContaining(
                            snapshots.identifier(taken.properties()).orElseThrow());
        }
    }

    @Test
    void finds_the_snapshot_whose_answer_was_lost() throws Exception {
        try (DiskSnapshots snapshots = cloud.open()) {
            SnapshotRequest request = request(snapshots, "disk0");
            cloud.server().inject("CreateSnapshot", new Ec2Fault.LostAnswer());

            assertThatThrownBy(() -> snapshots.take(request, observer)).isInstanceOf(SnapshotException.class);

            assertThat(reported).hasSize(1);
            snapshots.delete(reported.get(0).properties());
            assertThat(cloud.existing()).isEmpty();
        }
    }

    @Test
    void finds_all_snapshots_of_one_request_whose_answer_was_lost() throws Exception {
        try (DiskSnapshots snapshots = cloud.open()) {
            SnapshotRequest request = request(snapshots, "disk0", "disk1");
            cloud.server().inject("CreateSnapshots", new Ec2Fault.LostAnswer());

            assertThatThrownBy(() -> snapshots.take(request, observer)).isInstanceOf(SnapshotException.class);

            assertThat(reported)
                    .extracting(TakenSnapshot::properties)
                    .hasSize(cloud.existing().size());
            assertThat(cloud.existing()).isNotEmpty();
        }
    }

    @Test
    void finds_an_instance_by_its_name_and_refuses_an_ambiguous_one() throws Exception {
        try (DiskSnapshots snapshots = cloud.open()) {
            assertThat(snapshots.instanceExists("db1")).isTrue();
            assertThat(snapshots.instanceExists("i-am-a-name")).isFalse();
            cloud.server().world().addInstance("i-0fffffffffffffff0", "db1");

            assertThatThrownBy(() -> snapshots.instanceExists("db1"))
                    .isInstanceOf(SnapshotErrorException.class)
                    .hasMessageContaining("more than one instance");
        }
    }

    @Test
    void refuses_a_name_that_several_volumes_have() throws Exception {
        cloud.server()
                .world()
                .attach(new Ec2Volume("vol-0dddddddddddddddd", "disk0", AwsCloud.INSTANCE, "/dev/sdx", null, null));
        try (DiskSnapshots snapshots = cloud.open()) {
            assertThatThrownBy(() -> snapshots.attachedVolumes(AwsCloud.INSTANCE, List.of("disk0")))
                    .isInstanceOf(SnapshotErrorException.class)
                    .hasMessageContaining("more than one attached volume");
        }
    }

    @Test
    void leaves_out_the_root_volume_although_it_is_named() throws Exception {
        try (DiskSnapshots snapshots = cloud.open()) {
            assertThat(snapshots.attachedVolumes(AwsCloud.INSTANCE, List.of("root")))
                    .isEmpty();
        }
    }
}
