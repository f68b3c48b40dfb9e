package dev.pgcellar.snapshot.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.auth.oauth2.GoogleCredentials;
import dev.pgcellar.spi.SnapshotAccessDeniedException;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotUnreachableException;
import dev.pgcellar.testsupport.controlplane.ControlPlaneAnswer;
import dev.pgcellar.testsupport.controlplane.ControlPlaneFault;
import dev.pgcellar.testsupport.controlplane.ControlPlaneRequest;
import dev.pgcellar.testsupport.gcpcompute.ComputeFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComputeApiTest {

    private static final Predicate<ControlPlaneRequest> ALL = request -> true;

    private final ControlPlane plane = new ControlPlane();

    @AfterEach
    void close() {
        plane.close();
    }

    @Test
    void names_the_permission_that_is_missing() {
        plane.server.inject(ALL, ComputeFault.denied("compute.instances.get"), 1);

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1"))
                .isInstanceOf(SnapshotAccessDeniedException.class)
                .hasMessage("cannot look up instance 'db1': HTTP 403 forbidden: Required 'compute.instances.get'"
                        + " permission for 'projects/my-project'");
    }

    @Test
    void repeats_nothing_of_what_the_service_says_of_a_token() {
        plane.as(ControlPlane.withToken("wrong"));

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1"))
                .isInstanceOf(SnapshotAccessDeniedException.class)
                .hasMessage("cannot look up instance 'db1': HTTP 401 authError");
    }

    @Test
    void gets_a_new_token_when_the_one_it_has_is_refused() throws Exception {
        byte[] account = plane.server.serviceAccount().getBytes(StandardCharsets.UTF_8);
        plane.as(transports -> GoogleCredentials.fromStream(new ByteArrayInputStream(account), transports));
        assertThat(plane.snapshots().instanceExists("db1")).isTrue();

        plane.server.expireTokens();

        assertThat(plane.snapshots().instanceExists("db1")).isTrue();
    }

    @Test
    void credentials_that_are_kept_for_the_process_outlive_the_client_they_were_found_for() throws Exception {
        byte[] account = plane.server.serviceAccount().getBytes(StandardCharsets.UTF_8);
        AtomicReference<GoogleCredentials> kept = new AtomicReference<>();
        plane.as(transports -> {
            kept.compareAndSet(null, GoogleCredentials.fromStream(new ByteArrayInputStream(account), transports));
            return kept.get();
        });
        plane.snapshots().instanceExists("db1");
        plane.snapshots().close();

        plane.as(transports -> kept.get());

        assertThat(plane.snapshots().instanceExists("db1")).isTrue();
    }

    @Test
    void reports_that_there_are_no_credentials_at_once() {
        plane.as(transports -> none());

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1"))
                .isInstanceOf(SnapshotAccessDeniedException.class)
                .hasMessage("cannot look up instance 'db1': no usable Google credentials: none were found");
        assertThat(plane.server.requests()).isEmpty();
    }

    private static GoogleCredentials none() throws IOException {
        throw new IOException("none were found");
    }

    @Test
    void waits_out_that_it_is_throttled_in_either_form() throws Exception {
        plane.server.inject(ALL, ComputeFault.throttled(), 1);
        plane.server.inject(ALL, ComputeFault.throttled(0), 4);

        assertThat(plane.snapshots().instanceExists("db1")).isTrue();
    }

    @Test
    void gives_up_at_once_when_it_is_throttled_for_longer_than_a_request_may_take() {
        plane.server.inject(ALL, ComputeFault.throttled(3600), 1);

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageContaining("HTTP 429 rateLimitExceeded")
                .hasMessageEndingWith("throttled it for too long");
    }

    @Test
    void does_not_wait_for_a_quota_that_is_used_up() {
        plane.server.inject(ALL, ComputeFault.refusal(403, "quotaExceeded", "Quota 'SNAPSHOTS' exceeded."), 1);

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageContaining("quotaExceeded: Quota 'SNAPSHOTS' exceeded.");
        assertThat(plane.server.requests()).hasSize(1);
    }

    @Test
    void repeats_a_request_that_the_service_stumbles_over_so_many_times() {
        plane.server.inject(ALL, ComputeFault.refusal(503, "backendError", "try again"), 3);

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageContaining("HTTP 503 backendError: try again");
        assertThat(plane.server.requests()).hasSize(3);
    }

    @Test
    void does_not_follow_the_service_elsewhere() {
        plane.server.inject(
                ALL,
                new ControlPlaneFault.Reply(ControlPlaneAnswer.of(302, "").with("Location", "http://127.0.0.1:1/")),
                1);

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageEndingWith("HTTP 302");
    }

    @Test
    void does_not_understand_an_answer_that_is_no_document() {
        plane.server.inject(ALL, new ControlPlaneFault.Reply(ControlPlaneAnswer.of(200, "<html>")), 3);

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageContaining("the answer is no JSON document");
    }

    @Test
    void reports_a_server_that_does_not_answer_in_time() {
        plane.withPatience(Duration.ofMillis(300), Duration.ofSeconds(20));
        plane.server.inject(ALL, new ControlPlaneFault.Silence(), 3);

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1"))
                .isInstanceOf(SnapshotUnreachableException.class)
                .hasMessage("cannot reach " + plane.server.endpoint()
                        + " to look up instance 'db1': it did not answer in time");
    }

    @Test
    void reports_a_server_whose_name_does_not_resolve() {
        plane.at(URI.create("http://compute.invalid"));

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1"))
                .isInstanceOf(SnapshotUnreachableException.class)
                .hasMessageContaining("http://compute.invalid")
                .hasMessageEndingWith("its name does not resolve");
    }

    @Test
    void ends_early_when_interrupted() {
        plane.server.inject(ALL, new ControlPlaneFault.Silence(), 1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1")).isInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).isFalse();
    }
}
