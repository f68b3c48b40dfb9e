package dev.pgcellar.snapshot.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotUnreachableException;
import dev.pgcellar.spi.TakenSnapshot;
import dev.pgcellar.testsupport.controlplane.ControlPlaneFault;
import dev.pgcellar.testsupport.controlplane.ControlPlaneRequest;
import dev.pgcellar.testsupport.gcpcompute.ComputeFault;
import dev.pgcellar.testsupport.gcpcompute.OperationOutcome;
import dev.pgcellar.testsupport.process.Polling;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotTakingTest {

    private static final String FIRST = "disk0-20260115t100000";
    private static final String SECOND = "disk1-20260115t100000";
    private static final Predicate<ControlPlaneRequest> CREATION =
            request -> request.method().equals("POST");
    private static final Predicate<ControlPlaneRequest> SECOND_CREATION =
            request -> request.method().equals("POST") && request.body().contains(SECOND);

    private final ControlPlane plane = new ControlPlane("disk0", "disk1", "disk2");

    @AfterEach
    void close() {
        plane.close();
    }

    @Test
    void asks_for_a_snapshot_of_the_disk_in_its_zone() throws Exception {
        plane.take("disk0");

        assertThat(plane.server.requests().stream().filter(CREATION))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.path()).isEqualTo("/compute/v1/projects/my-project/global/snapshots");
                    assertThat(request.query()).matches("requestId=[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
                    assertThat(request.body())
                            .isEqualTo("{\"name\":\"" + FIRST + "\",\"sourceDisk\":"
                                    + "\"projects/my-project/zones/europe-west1-b/disks/disk0\"}");
                });
    }

    @Test
    void notes_where_it_is_and_how_it_was_attached() throws Exception {
        TakenSnapshot taken = plane.take("disk0").get(0);

        assertThat(taken.providerInfo()).isEqualTo(ProviderRecord.EMPTY.with("project", "my-project"));
        assertThat(taken.properties().values().entrySet())
                .extracting(Object::toString)
                .containsExactly("device_name=dev-disk0", "snapshot_name=" + FIRST, "snapshot_project=my-project");
    }

    @Test
    void asks_for_all_snapshots_at_the_same_time() throws Exception {
        plane.server.inject(CREATION, new ControlPlaneFault.Gathering(new CountDownLatch(3)), 3);

        List<TakenSnapshot> taken = plane.take("disk0", "disk1", "disk2");

        assertThat(taken).hasSize(3);
        assertThat(plane.reported()).hasSize(3);
    }

    @Test
    void waits_for_the_end_of_an_operation() throws Exception {
        plane.server.world().creationsEnd(new OperationOutcome(2, null, "CLEANUP_FAILED"));

        plane.take("disk0");

        assertThat(plane.progress).startsWith(FIRST + " 0").endsWith(FIRST + " 100");
        assertThat(plane.server.requests())
                .filteredOn(request -> request.is("GET", "/projects/my-project/global/operations/operation-1"))
                .hasSize(3);
    }

    @Test
    void fails_when_an_operation_fails_and_has_told_of_all_snapshots() {
        plane.server.world().creationsEnd(OperationOutcome.failure("RESOURCE_OPERATION_RATE_EXCEEDED"));

        assertThatThrownBy(() -> plane.take("disk0", "disk1"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageStartingWith("cannot take snapshot 'disk")
                .hasMessageEndingWith(
                        ": the operation ended with RESOURCE_OPERATION_RATE_EXCEEDED: The operation failed.");
        assertThat(plane.reported()).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void gives_up_at_the_deadline() {
        plane.withPatience(Duration.ofSeconds(20), Duration.ofSeconds(1));
        plane.server.world().creationsEnd(OperationOutcome.never());

        assertThatThrownBy(() -> plane.take("disk0"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessage("not complete: snapshot '" + FIRST
                        + "' within 1 s; pgcellar.snapshot.gcp.operation-timeout allows more");
        assertThat(plane.reported()).containsExactly(FIRST);
    }

    @Test
    void tells_of_the_snapshots_that_were_made_when_another_is_refused() {
        plane.server.inject(SECOND_CREATION, ComputeFault.refusal(403, "quotaExceeded", "too many"), 1);

        assertThatThrownBy(() -> plane.take("disk0", "disk1"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessage("cannot take snapshot '" + SECOND + "' of disk 'disk1': HTTP 403 quotaExceeded: too many");
        assertThat(plane.reported()).containsExactly(FIRST);
    }

    @Test
    void makes_one_snapshot_where_the_answer_is_lost() throws Exception {
        plane.server.inject(CREATION, new ControlPlaneFault.LostAnswer(), 1);

        plane.take("disk0");

        assertThat(plane.names()).containsExactly(FIRST);
        assertThat(plane.reported()).containsExactly(FIRST);
    }

    @Test
    void finds_a_snapshot_by_its_name_when_no_answer_arrives() {
        plane.server.inject(CREATION, new ControlPlaneFault.LostAnswer(), 3);

        assertThatThrownBy(() -> plane.take("disk0"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageContaining("take snapshot '" + FIRST + "'")
                .hasMessageContaining("broke");
        assertThat(plane.reported()).containsExactly(FIRST);
    }

    @Test
    void tells_of_a_snapshot_that_may_exist_where_it_may_not_look_for_it() {
        plane.server.inject(CREATION, new ControlPlaneFault.LostAnswer(), 3);
        plane.server.inject(request -> request.is("GET", FIRST), ComputeFault.denied("compute.snapshots.get"), 1);

        assertThatThrownBy(() -> plane.take("disk0")).isInstanceOf(SnapshotErrorException.class);
        assertThat(plane.reported()).containsExactly(FIRST);
    }

    @Test
    void tells_of_no_snapshot_when_a_request_without_an_answer_made_none() {
        plane.server.inject(CREATION, ComputeFault.refusal(500, "backendError", "no"), 3);

        assertThatThrownBy(() -> plane.take("disk0"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageContaining("HTTP 500 backendError");
        assertThat(plane.reported()).isEmpty();
    }

    @Test
    void tells_of_a_snapshot_that_may_exist_when_the_server_falls_silent() {
        plane.withPatience(Duration.ofMillis(300), Duration.ofSeconds(20));
        plane.server.inject(
                CREATION.or(request -> request.path().contains(FIRST)), new ControlPlaneFault.Silence(), 100);

        assertThatThrownBy(() -> plane.take("disk0"))
                .isInstanceOf(SnapshotUnreachableException.class)
                .hasMessageContaining("did not answer in time");
        assertThat(plane.reported()).containsExactly(FIRST);
    }

    @Test
    void awaits_answers_and_tells_of_snapshots_when_interrupted() throws Exception {
        CountDownLatch answers = new CountDownLatch(3);
        plane.server.inject(CREATION, new ControlPlaneFault.Gathering(answers), 2);
        CompletableFuture<Object> outcome = new CompletableFuture<>();
        Thread taking = new Thread(() -> {
            try {
                outcome.complete(plane.take("disk0", "disk1"));
            } catch (Exception e) {
                outcome.complete(e);
            }
        });
        taking.start();
        Polling.until("both requests", Duration.ofSeconds(10), () -> answers.getCount() == 1);

        taking.interrupt();
        answers.countDown();

        assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(plane.reported()).containsExactlyInAnyOrder(FIRST, SECOND);
    }
}
