package dev.pgcellar.snapshot.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotUnreachableException;
import dev.pgcellar.spi.TakenSnapshot;
import dev.pgcellar.testsupport.azurecompute.ComputeFault;
import dev.pgcellar.testsupport.azurecompute.ComputeOutcome;
import dev.pgcellar.testsupport.azurecompute.ComputeOutcome.Tracking;
import dev.pgcellar.testsupport.azurecompute.ComputeWorld;
import dev.pgcellar.testsupport.controlplane.ControlPlaneFault;
import dev.pgcellar.testsupport.controlplane.ControlPlaneRequest;
import dev.pgcellar.testsupport.process.Polling;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotTakingTest {

    private static final String FIRST = "disk0-20260114t100000";
    private static final String SECOND = "disk1-20260114t100000";
    private static final Predicate<ControlPlaneRequest> CREATION = request -> request.is("PUT", "/snapshots/");
    private static final Predicate<ControlPlaneRequest> SECOND_CREATION = request -> request.is("PUT", SECOND);

    private final ControlPlane plane = new ControlPlane("disk0", "disk1", "disk2");

    @AfterEach
    void close() {
        plane.close();
    }

    @Test
    void records_snapshots_as_the_contract_wants_them() throws Exception {
        List<TakenSnapshot> taken = plane.take("disk1", "disk0");

        assertThat(taken).extracting(TakenSnapshot::name).containsExactly(SECOND, FIRST);
        assertThat(taken).allSatisfy(snapshot -> {
            assertThat(snapshot.providerInfo().values().toString())
                    .isEqualTo("{subscription_id=" + ComputeWorld.SUBSCRIPTION + ", resource_group=my-rg}");
            assertThat(plane.snapshots().identifier(snapshot.properties())).contains(snapshot.name());
        });
        assertThat(taken.get(0).properties().values().toString())
                .isEqualTo("{location=uksouth, lun=11, snapshot_name=" + SECOND + "}");
    }

    @Test
    void asks_for_an_incremental_copy_of_the_disk() throws Exception {
        plane.take("disk0");

        assertThat(plane.server.requests().stream().filter(CREATION))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.path()).isEqualTo(ComputeWorld.id("snapshots", FIRST));
                    assertThat(request.query()).isEqualTo("api-version=2023-04-02");
                    assertThat(request.body())
                            .isEqualTo(
                                    "{\"location\":\"uksouth\",\"properties\":{\"incremental\":true,\"creationData\":"
                                            + "{\"createOption\":\"Copy\",\"sourceUri\":\""
                                            + ComputeWorld.id("disks", "disk0")
                                            + "\"}}}");
                });
    }

    @Test
    void asks_for_all_snapshots_at_the_same_time() throws Exception {
        plane.server.inject(CREATION, new ControlPlaneFault.Gathering(new CountDownLatch(3)), 3);

        List<TakenSnapshot> taken = plane.take("disk0", "disk1", "disk2");

        assertThat(taken).hasSize(3);
        assertThat(plane.reported()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void waits_for_the_end_of_an_operation_however_it_is_followed(Tracking tracking) throws Exception {
        plane.server.world().creationsEnd(new ComputeOutcome(tracking, 2, null));

        plane.take("disk0");

        assertThat(plane.progress).startsWith(FIRST + " 0").endsWith(FIRST + " 100");
    }

    @ParameterizedTest
    @EnumSource
    void fails_when_an_operation_fails_and_has_told_of_all_snapshots(Tracking tracking) {
        plane.server.world().creationsEnd(new ComputeOutcome(tracking, 1, "DiskSnapshotFailed"));

        assertThatThrownBy(() -> plane.take("disk0", "disk1"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageStartingWith("cannot take snapshot 'disk")
                .hasMessageContaining(tracking == Tracking.RESOURCE ? "Failed" : "DiskSnapshotFailed");
        assertThat(plane.reported()).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void gives_up_at_the_deadline() {
        plane.withPatience(Duration.ofSeconds(20), Duration.ofSeconds(1));
        plane.server.world().creationsEnd(ComputeOutcome.never());

        assertThatThrownBy(() -> plane.take("disk0"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessage("not complete: snapshot '" + FIRST
                        + "' within 1 s; pgcellar.snapshot.azure.operation-timeout allows more");
        assertThat(plane.reported()).containsExactly(FIRST);
    }

    @Test
    void tells_of_the_snapshots_that_were_made_when_another_is_refused() {
        plane.server.inject(SECOND_CREATION, ComputeFault.refusal(409, "QuotaExceeded", "too many", null), 1);

        assertThatThrownBy(() -> plane.take("disk0", "disk1"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessage("cannot take snapshot '" + SECOND + "' of disk 'disk1': HTTP 409 QuotaExceeded: too many");
        assertThat(plane.reported()).containsExactly(FIRST);
    }

    @Test
    void repeats_a_request_that_is_throttled() throws Exception {
        plane.server.inject(CREATION, ComputeFault.throttled(0), 5);

        assertThat(plane.take("disk0")).hasSize(1);
    }

    @Test
    void repeats_a_request_whose_answer_is_lost() throws Exception {
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
    void tells_of_no_snapshot_when_a_request_without_an_answer_made_none() {
        plane.server.inject(CREATION, ComputeFault.refusal(500, "InternalError", "no", "0"), 3);

        assertThatThrownBy(() -> plane.take("disk0"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageContaining("HTTP 500 InternalError");
        assertThat(plane.reported()).isEmpty();
    }

    @Test
    void tells_of_a_snapshot_that_may_exist_when_the_server_falls_silent() {
        plane.withPatience(Duration.ofMillis(300), Duration.ofSeconds(20));
        plane.server.inject(request -> request.path().contains(FIRST), new ControlPlaneFault.Silence(), 100);

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
