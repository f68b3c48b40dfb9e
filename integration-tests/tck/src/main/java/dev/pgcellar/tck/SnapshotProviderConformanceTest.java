package dev.pgcellar.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.DeletedSnapshot;
import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.SnapshotAccessDeniedException;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotRequest;
import dev.pgcellar.spi.SnapshotUnreachableException;
import dev.pgcellar.spi.Tag;
import dev.pgcellar.spi.TakenSnapshot;
import dev.pgcellar.tck.SnapshotsUnderTest.Behaviour;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link DiskSnapshots} promises, to be proven for each provider. */
@Timeout(60)
public abstract class SnapshotProviderConformanceTest {

    private static final String BACKUP_ID = "20260113T100000";

    private SnapshotsUnderTest cloud;
    private DiskSnapshots snapshots;

    /** A cloud of its own for each test. */
    protected abstract SnapshotsUnderTest start();

    @BeforeEach
    void open() {
        cloud = start();
        snapshots = cloud.open();
    }

    @AfterEach
    void close() {
        snapshots.close();
        cloud.close();
    }

    private SnapshotRequest request() throws SnapshotException, InterruptedException {
        return new SnapshotRequest(
                cloud.instance(),
                snapshots.attachedVolumes(cloud.instance(), cloud.disks()),
                BACKUP_ID,
                List.of(new Tag("team", "data")));
    }

    @Test
    void knows_whether_an_instance_exists() throws Exception {
        assertThat(snapshots.instanceExists(cloud.instance())).isTrue();
        assertThat(snapshots.instanceExists("no-such-instance")).isFalse();
    }

    @Test
    void finds_the_disks_that_are_asked_for_in_their_order_and_leaves_out_others() throws Exception {
        String first = cloud.disks().get(0);
        String second = cloud.disks().get(1);

        List<AttachedVolume> found =
                snapshots.attachedVolumes(cloud.instance(), List.of(second, "no-such-disk", first));

        assertThat(found).extracting(AttachedVolume::disk).containsExactly(second, first);
        assertThat(found).extracting(AttachedVolume::sourceSnapshot).allMatch(source -> source.isEmpty());
    }

    @Test
    void refuses_to_look_for_disks_of_an_instance_that_does_not_exist() {
        assertThatThrownBy(() -> snapshots.attachedVolumes("no-such-instance"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageContaining("no-such-instance");
    }

    @Test
    void finds_all_disks_but_that_of_the_operating_system() throws Exception {
        assertThat(snapshots.attachedVolumes(cloud.instance())).hasSize(2);
    }

    @Test
    void names_the_devices_a_disk_may_be() throws Exception {
        for (AttachedVolume volume : snapshots.attachedVolumes(cloud.instance(), cloud.disks())) {
            assertThat(snapshots.deviceCandidates(volume)).isNotEmpty().allMatch(name -> !name.isBlank());
        }
    }

    @Test
    void takes_a_snapshot_of_each_disk_and_reports_its_way() throws Exception {
        ObservedSnapshots observed = new ObservedSnapshots(snapshots);
        SnapshotRequest request = request();

        List<TakenSnapshot> taken = snapshots.take(request, observed);

        assertThat(taken).extracting(TakenSnapshot::volume).isEqualTo(request.volumes());
        assertThat(taken)
                .extracting(TakenSnapshot::name)
                .containsExactly(
                        cloud.disks().get(0) + "-20260113t100000", cloud.disks().get(1) + "-20260113t100000");
        assertThat(taken)
                .extracting(TakenSnapshot::providerInfo)
                .hasSameElementsAs(List.of(taken.get(0).providerInfo()));
        assertThat(observed.identifiers()).isEqualTo(cloud.existing()).hasSize(2);
        assertThat(observed.complete())
                .containsExactlyInAnyOrder(taken.get(0).name(), taken.get(1).name());
    }

    @Test
    void recognises_a_disk_made_from_a_snapshot() throws Exception {
        TakenSnapshot taken =
                snapshots.take(request(), new ObservedSnapshots(snapshots)).get(0);

        cloud.attachCopyOf(taken);

        try (DiskSnapshots restore = cloud.openForRestore(taken.providerInfo())) {
            assertThat(restore.attachedVolumes(cloud.instance()))
                    .extracting(AttachedVolume::sourceSnapshot)
                    .contains(snapshots.identifier(taken.properties()));
        }
    }

    @Test
    void deletes_a_snapshot_once() throws Exception {
        List<TakenSnapshot> taken = snapshots.take(request(), new ObservedSnapshots(snapshots));

        try (DiskSnapshots deletion = cloud.openForDeletion(taken.get(1).providerInfo())) {
            for (TakenSnapshot snapshot : taken) {
                assertThat(deletion.delete(snapshot.properties())).isEqualTo(DeletedSnapshot.DELETED);
            }
            assertThat(cloud.existing()).isEmpty();
            assertThat(deletion.delete(taken.get(0).properties())).isEqualTo(DeletedSnapshot.ABSENT);
        }
    }

    @Test
    void fails_when_a_snapshot_ends_in_an_error_and_has_reported_all_that_exist() throws Exception {
        ObservedSnapshots observed = new ObservedSnapshots(snapshots);
        SnapshotRequest request = request();
        cloud.behave(Behaviour.ENDS_IN_ERROR);

        assertThatThrownBy(() -> snapshots.take(request, observed)).isInstanceOf(SnapshotErrorException.class);

        assertThat(observed.identifiers()).containsAll(cloud.existing());
    }

    @Test
    void fails_when_snapshots_are_not_complete_in_time_and_has_reported_all_that_exist() throws Exception {
        ObservedSnapshots observed = new ObservedSnapshots(snapshots);
        SnapshotRequest request = request();
        cloud.behave(Behaviour.NEVER_COMPLETES);

        assertThatThrownBy(() -> snapshots.take(request, observed)).isInstanceOf(SnapshotErrorException.class);

        assertThat(observed.identifiers()).isEqualTo(cloud.existing()).hasSize(2);
        observed.deleteAll();
        assertThat(cloud.existing()).isEmpty();
    }

    @Test
    void ends_soon_after_an_interrupt_and_has_reported_all_that_exist() throws Exception {
        SnapshotRequest request = request();
        cloud.behave(Behaviour.NEVER_COMPLETES);
        ObservedSnapshots observed = new ObservedSnapshots(snapshots);
        observed.interruptWhenFirstExists(Thread.currentThread());
        long began = System.nanoTime();

        assertThatThrownBy(() -> snapshots.take(request, observed)).isInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(observed.identifiers()).isEqualTo(cloud.existing()).isNotEmpty();
        observed.deleteAll();
        assertThat(cloud.existing()).isEmpty();
    }

    @Test
    void tells_that_access_is_denied() {
        cloud.behave(Behaviour.DENIES);

        assertThatThrownBy(() -> snapshots.instanceExists(cloud.instance()))
                .isInstanceOf(SnapshotAccessDeniedException.class);
    }

    @Test
    void tells_that_nobody_listens() {
        cloud.behave(Behaviour.IS_GONE);

        assertThatThrownBy(() -> snapshots.instanceExists(cloud.instance()))
                .isInstanceOf(SnapshotUnreachableException.class);
    }

    @Test
    void tries_again_when_there_were_too_many_requests() throws Exception {
        ObservedSnapshots observed = new ObservedSnapshots(snapshots);
        SnapshotRequest request = request();
        cloud.behave(Behaviour.THROTTLES_FIRST);

        List<TakenSnapshot> taken = snapshots.take(request, observed);

        assertThat(taken).hasSize(2);
        assertThat(observed.identifiers()).isEqualTo(cloud.existing()).hasSize(2);
    }
}
