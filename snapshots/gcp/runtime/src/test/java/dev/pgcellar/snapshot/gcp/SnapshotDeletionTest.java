package dev.pgcellar.snapshot.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.DeletedSnapshot;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.SnapshotAccessDeniedException;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.testsupport.controlplane.ControlPlaneRequest;
import dev.pgcellar.testsupport.gcpcompute.ComputeFault;
import dev.pgcellar.testsupport.gcpcompute.OperationOutcome;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotDeletionTest {

    private static final String NAME = "disk0-20260115t100000";
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

    @Test
    void waits_for_the_end_of_the_deletion() throws Exception {
        plane.server.world().deletionsEnd(new OperationOutcome(2, null, null));

        assertThat(delete()).isEqualTo(DeletedSnapshot.DELETED);

        assertThat(plane.names()).isEmpty();
    }

    @Test
    void knows_that_a_snapshot_is_gone_already() throws Exception {
        plane.server.world().lose(NAME);

        assertThat(delete()).isEqualTo(DeletedSnapshot.ABSENT);
    }

    @Test
    void knows_that_a_snapshot_went_meanwhile() throws Exception {
        plane.server.world().deletionsEnd(OperationOutcome.failure("RESOURCE_NOT_FOUND"));

        assertThat(delete()).isEqualTo(DeletedSnapshot.ABSENT);
    }

    @Test
    void fails_when_the_deletion_fails() {
        plane.server.world().deletionsEnd(OperationOutcome.failure("RESOURCE_IN_USE_BY_ANOTHER_RESOURCE"));

        assertThatThrownBy(this::delete)
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessage("cannot delete snapshot '" + NAME
                        + "': the operation ended with RESOURCE_IN_USE_BY_ANOTHER_RESOURCE: The operation failed.");
    }

    @Test
    void fails_when_it_may_not_be_deleted() {
        plane.server.inject(DELETION, ComputeFault.denied("compute.snapshots.delete"), 1);

        assertThatThrownBy(this::delete)
                .isInstanceOf(SnapshotAccessDeniedException.class)
                .hasMessageContaining(NAME)
                .hasMessageContaining("compute.snapshots.delete");
    }

    @Test
    void gives_up_at_the_deadline() {
        plane.withPatience(Duration.ofSeconds(20), Duration.ofSeconds(1));
        plane.server.world().deletionsEnd(OperationOutcome.never());

        assertThatThrownBy(this::delete)
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageContaining(NAME)
                .hasMessageContaining("within 1 s");
    }

    @Test
    void repeats_a_deletion_while_the_snapshot_is_still_being_made() throws Exception {
        plane.server.inject(DELETION, ComputeFault.refusal(400, "resourceNotReady", "is not ready"), 2);

        assertThat(delete()).isEqualTo(DeletedSnapshot.DELETED);
    }

    @Test
    void refuses_a_record_without_a_name() {
        assertThatThrownBy(() -> plane.snapshots().delete(ProviderRecord.EMPTY.with("snapshot_project", "p")))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageContaining("snapshot_name");
    }

    private DeletedSnapshot delete() throws SnapshotException, InterruptedException {
        return plane.snapshots().delete(plane.existing.get(0).properties());
    }
}
