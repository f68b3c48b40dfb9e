package dev.pgcellar.snapshot.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.DeletedSnapshot;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotLockedException;
import dev.pgcellar.testsupport.azurecompute.ComputeFault;
import dev.pgcellar.testsupport.azurecompute.ComputeOutcome;
import dev.pgcellar.testsupport.azurecompute.ComputeOutcome.Tracking;
import dev.pgcellar.testsupport.controlplane.ControlPlaneRequest;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotDeletionTest {

    private static final String NAME = "disk0-20260114t100000";
    private static final Predicate<ControlPlaneRequest> DELETION = request -> request.is("DELETE", NAME);

    private final ControlPlane plane = new ControlPlane("disk0");

    @BeforeEach
    void take() throws Exception {
        plane.take("disk0");
    }

    @AfterEach
    void close() {
        plane.close();
    }

    @ParameterizedTest
    @EnumSource
    void waits_for_the_end_of_a_deletion_however_it_is_followed(Tracking tracking) throws Exception {
        plane.server.world().deletionsEnd(new ComputeOutcome(tracking, 2, null));

        assertThat(delete()).isEqualTo(DeletedSnapshot.DELETED);

        assertThat(plane.names()).isEmpty();
    }

    @Test
    void knows_that_a_snapshot_is_gone_already() throws Exception {
        plane.server.world().lose(NAME);

        assertThat(delete()).isEqualTo(DeletedSnapshot.ABSENT);
    }

    @Test
    void takes_a_missing_resource_for_a_snapshot_that_is_gone() throws Exception {
        plane.server.inject(DELETION, ComputeFault.refusal(404, "ResourceNotFound", "was not found.", null), 1);

        assertThat(delete()).isEqualTo(DeletedSnapshot.ABSENT);
    }

    @Test
    void fails_when_the_resource_group_is_gone() {
        plane.server.inject(DELETION, ComputeFault.refusal(404, "ResourceGroupNotFound", "no group", null), 1);

        assertThatThrownBy(this::delete)
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessage("cannot delete snapshot '" + NAME + "': HTTP 404 ResourceGroupNotFound: no group");
    }

    @Test
    void fails_when_the_deletion_fails() {
        plane.server.world().deletionsEnd(ComputeOutcome.failure("SnapshotInUse"));

        assertThatThrownBy(this::delete)
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessage("cannot delete snapshot '" + NAME
                        + "': the operation ended as Failed with SnapshotInUse: The operation failed.");
    }

    @Test
    void gives_up_at_the_deadline() {
        plane.withPatience(Duration.ofSeconds(20), Duration.ofSeconds(1));
        plane.server.world().deletionsEnd(ComputeOutcome.never());

        assertThatThrownBy(this::delete)
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageContaining(NAME)
                .hasMessageContaining("within 1 s");
    }

    @Test
    void says_that_a_lock_forbids_it() {
        plane.server.inject(DELETION, ComputeFault.refusal(409, "ScopeLocked", "The scope is locked: keep.", null), 1);

        assertThatThrownBy(this::delete)
                .isInstanceOf(SnapshotLockedException.class)
                .hasMessageContaining("ScopeLocked");
    }

    @Test
    void repeats_a_deletion_while_the_snapshot_is_still_being_made() throws Exception {
        plane.server.inject(DELETION, ComputeFault.refusal(409, "OperationNotAllowed", "being created", "0"), 2);

        assertThat(delete()).isEqualTo(DeletedSnapshot.DELETED);
    }

    @Test
    void refuses_a_record_without_a_name() {
        assertThatThrownBy(() -> plane.snapshots().delete(ProviderRecord.EMPTY.with("lun", 10)))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageContaining("snapshot_name");
    }

    private DeletedSnapshot delete() throws SnapshotException, InterruptedException {
        return plane.snapshots().delete(plane.existing.get(0).properties());
    }
}
