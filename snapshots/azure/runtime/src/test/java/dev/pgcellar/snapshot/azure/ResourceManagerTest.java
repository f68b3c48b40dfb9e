package dev.pgcellar.snapshot.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.SnapshotAccessDeniedException;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotUnreachableException;
import dev.pgcellar.testsupport.azurecompute.ComputeFault;
import dev.pgcellar.testsupport.controlplane.ControlPlaneFault;
import dev.pgcellar.testsupport.controlplane.ControlPlaneRequest;
import java.net.URI;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResourceManagerTest {

    private static final Predicate<ControlPlaneRequest> ALL = request -> true;

    private final ControlPlane plane = new ControlPlane();

    @AfterEach
    void close() {
        plane.close();
    }

    @Test
    void names_the_permission_that_is_missing() {
        plane.server.inject(ALL, ComputeFault.denied("Microsoft.Compute/virtualMachines/read"), 1);

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1"))
                .isInstanceOf(SnapshotAccessDeniedException.class)
                .hasMessageStartingWith("cannot look up virtual machine 'db1': HTTP 403 AuthorizationFailed: ")
                .hasMessageContaining("Microsoft.Compute/virtualMachines/read");
    }

    @Test
    void repeats_nothing_of_what_the_service_says_of_a_token() {
        plane.server.inject(ALL, ComputeFault.refusal(401, "InvalidAuthenticationToken", "eyJ0", null), 1);

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1"))
                .isInstanceOf(SnapshotAccessDeniedException.class)
                .hasMessage("cannot look up virtual machine 'db1': HTTP 401 InvalidAuthenticationToken");
    }

    @Test
    void gives_up_at_once_when_it_is_throttled_for_longer_than_a_request_may_take() {
        plane.server.inject(ALL, ComputeFault.throttled(3600), 1);

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageContaining("HTTP 429 TooManyRequests")
                .hasMessageEndingWith("throttled it for too long");
        assertThat(plane.server.requests()).hasSize(1);
    }

    @Test
    void repeats_a_request_at_which_the_service_stumbles() throws Exception {
        plane.server.inject(ALL, ComputeFault.refusal(503, "ServerBusy", "busy", "0"), 2);

        assertThat(plane.snapshots().instanceExists("db1")).isTrue();
    }

    @Test
    void gives_up_when_no_answer_comes() {
        plane.withPatience(Duration.ofMillis(200), Duration.ofSeconds(20));
        plane.server.inject(ALL, new ControlPlaneFault.Silence(), 100);

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1"))
                .isInstanceOf(SnapshotUnreachableException.class)
                .hasMessage("cannot reach " + plane.server.endpoint()
                        + " to look up virtual machine 'db1': it did not answer in time");
    }

    @Test
    void says_that_a_server_is_not_there() {
        plane.at(URI.create("http://127.0.0.1:1"));

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1"))
                .isInstanceOf(SnapshotUnreachableException.class)
                .hasMessageContaining("http://127.0.0.1:1")
                .hasMessageContaining("connection refused");
    }

    @Test
    void sends_its_token_to_no_other_server() {
        ResourceRequest elsewhere = ResourceRequest.get("http://localhost:1/operations/1", "take snapshot 'x'");

        assertThatThrownBy(() -> plane.manager().send(elsewhere))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessage("cannot take snapshot 'x': " + plane.server.endpoint()
                        + " refers to another server, localhost");
    }

    @Test
    void ends_early_when_interrupted() {
        plane.server.inject(ALL, new ControlPlaneFault.Silence(), 1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1")).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
