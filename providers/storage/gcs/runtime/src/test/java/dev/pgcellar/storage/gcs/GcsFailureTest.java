package dev.pgcellar.storage.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.ContainerAbsentException;
import dev.pgcellar.spi.DeleteFailure;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreConflictException;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreUnreachableException;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testsupport.gcs.GcsServer;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of answers other than success, and of no answer. */
class GcsFailureTest {

    private static final Predicate<RecordedRequest> ANY = request -> true;
    private static final Payload PAYLOAD = Payload.of(new byte[100_000]);

    private static GcsServer server;

    private FaultProxy proxy;
    private ObjectStore store;

    @BeforeAll
    static void startServer() {
        server = GcsServer.start();
        server.createBucket("bucket");
        server.put("bucket", "key", "0123456789".repeat(100).getBytes());
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() {
        proxy = FaultProxy.before(server.endpoint());
        store = Stores.open(proxy.endpoint(), "bucket");
    }

    @AfterEach
    void close() {
        store.close();
        proxy.close();
    }

    private static Fault refusal(int status, String reason, String message) {
        return Fault.answer(
                status,
                Map.of("Content-Type", "application/json"),
                "{\"error\":{\"code\":" + status + ",\"message\":\"" + message + "\",\"errors\":[{\"reason\":\""
                        + reason + "\",\"message\":\"" + message + "\"}]}}");
    }

    @Test
    void names_the_permission_that_is_missing() {
        String message = "backup@p.iam does not have storage.objects.get access to the Google Cloud Storage object.";
        proxy.inject(ANY, refusal(403, "forbidden", message));

        assertThatThrownBy(() -> store.get("key"))
                .isInstanceOfSatisfying(StoreAccessDeniedException.class, failure -> assertThat(failure.retryable())
                        .isFalse())
                .hasMessage("cannot read 'gs://bucket/key': HTTP 403 forbidden: " + message);
        assertThat(proxy.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"429, rateLimitExceeded", "500, internalError", "503, backendError", "502, ''", "408, requestTimeout"})
    void tries_again_what_the_server_could_not_do_just_now(int status, String reason) throws IOException {
        proxy.injectOnce(ANY, refusal(status, reason, "Later."));

        assertThat(store.head("key")).isPresent();

        assertThat(proxy.requests()).hasSize(2);
    }

    @Test
    void waits_as_long_as_the_server_asks() throws IOException {
        proxy.injectOnce(ANY, Fault.answer(429, Map.of("Retry-After", "2"), ""));
        long start = System.nanoTime();

        assertThat(store.head("key")).isPresent();

        assertThat(System.nanoTime() - start).isGreaterThan(2_000_000_000L);
    }

    @Test
    void gives_up_after_five_attempts() {
        proxy.inject(ANY, Fault.answer(503, Map.of("Content-Type", "text/html"), "<html>Service Unavailable</html>"));

        assertThatThrownBy(() -> store.head("key"))
                .isInstanceOfSatisfying(StoreErrorException.class, failure -> assertThat(failure.retryable())
                        .isTrue())
                .hasMessage("cannot look up 'gs://bucket/key': HTTP 503");
        assertThat(proxy.requests()).hasSize(5);
    }

    @Test
    void takes_a_quota_that_is_used_up_for_no_denial() {
        proxy.inject(ANY, refusal(403, "rateLimitExceeded", "Quota exceeded."));

        assertThatThrownBy(() -> store.head("key"))
                .isInstanceOfSatisfying(StoreErrorException.class, failure -> assertThat(failure.retryable())
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource({"403, retentionPolicyNotMet", "403, objectUnderActiveHold", "409, conflict"})
    void maps_a_locked_object(int status, String reason) {
        proxy.inject(ANY, refusal(status, reason, "Object is locked."));

        assertThatThrownBy(() -> store.put("key", PAYLOAD, WriteOptions.DEFAULT))
                .isInstanceOf(StoreConflictException.class)
                .hasMessage("cannot write 'gs://bucket/key': HTTP " + status + " " + reason + ": Object is locked.");
    }

    @Test
    void asks_about_the_bucket_when_an_absence_has_no_name() throws IOException {
        proxy.inject(request -> request.path().contains("/o/"), Fault.answer(404, Map.of(), ""));
        assertThat(store.get("key")).isEmpty();

        proxy.inject(ANY, Fault.answer(404, Map.of(), ""));
        try (FaultProxy empty = FaultProxy.alone();
                ObjectStore elsewhere = Stores.open(empty.endpoint(), "bucket")) {
            assertThatThrownBy(() -> elsewhere.get("key")).isInstanceOf(ContainerAbsentException.class);
        }
    }

    @Test
    void uploads_a_body_anew_for_each_attempt() throws IOException {
        proxy.injectOnce(request -> request.method().equals("POST"), refusal(503, "backendError", "Later."));
        proxy.injectOnce(request -> request.method().equals("POST"), Fault.dropConnection());

        store.put("anew", PAYLOAD, WriteOptions.DEFAULT);

        assertThat(proxy.requests("POST")).hasSize(3);
        assertThat(server.get("bucket", "anew")).hasSize(100_000);
    }

    @Test
    void reports_a_connection_that_broke_after_three_attempts() {
        proxy.inject(ANY, Fault.dropConnection());

        assertThatThrownBy(() -> store.head("key"))
                .isInstanceOfSatisfying(StoreErrorException.class, failure -> assertThat(failure.retryable())
                        .isTrue())
                .hasMessageStartingWith(
                        "cannot look up 'gs://bucket/key': the connection to " + proxy.endpoint() + " broke: ");
        assertThat(proxy.requests()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void reports_a_truncated_body() throws IOException {
        proxy.inject(ANY, Fault.truncateAnswer(400));

        try (ObjectContent content = store.get("key").orElseThrow()) {
            assertThatThrownBy(() -> content.stream().readAllBytes())
                    .isInstanceOfSatisfying(StoreErrorException.class, failure -> assertThat(failure.retryable())
                            .isTrue())
                    .hasMessageContaining("400 of 1000 bytes");
        }
    }

    @Test
    void reports_an_object_that_arrives_with_another_checksum() throws IOException {
        proxy.inject(ANY, Fault.answer(200, Map.of("x-goog-hash", "crc32c=AAAAAA=="), "0123456789"));

        try (ObjectContent content = store.get("key").orElseThrow()) {
            assertThatThrownBy(() -> content.stream().readAllBytes())
                    .isInstanceOf(StoreErrorException.class)
                    .hasMessageStartingWith("cannot read 'gs://bucket/key': its checksum is crc32c ")
                    .hasMessageEndingWith(" instead of AAAAAA==");
        }
    }

    @Test
    void lets_the_server_compare_the_checksum_of_what_it_got() throws IOException {
        Payload changing = new ChangingPayload();

        StoreException failure = catchThrowableOfType(
                StoreErrorException.class, () -> store.put("changed", changing, WriteOptions.DEFAULT));

        assertThat(failure).hasMessageContaining("HTTP 400 invalid: Provided CRC32C");
        assertThat(store.head("changed")).isEmpty();
    }

    @Test
    void deletes_an_object_whose_checksum_comes_back_wrong() throws IOException {
        proxy.injectOnce(request -> request.method().equals("POST"), exchange -> {
            exchange.forwardWithoutAnswer();
            exchange.respond(200, Map.of("Content-Type", "application/json"), "{\"crc32c\":\"AAAAAA==\"}".getBytes());
        });

        assertThatThrownBy(() -> store.put("wrong", PAYLOAD, WriteOptions.DEFAULT))
                .isInstanceOf(StoreErrorException.class)
                .hasMessageContaining("its checksum is crc32c AAAAAA== instead of ");
        assertThat(store.head("wrong")).isEmpty();
    }

    @Test
    void takes_its_own_object_for_taken_when_the_answer_to_a_conditional_write_was_lost() throws IOException {
        proxy.injectOnce(request -> request.method().equals("POST"), Fault.loseAnswer());

        assertThat(store.put("lost", PAYLOAD, WriteOptions.DEFAULT.ifAbsent())).isEqualTo(PutOutcome.ALREADY_EXISTS);
        assertThat(server.get("bucket", "lost")).hasSize(100_000);
    }

    @Test
    void refuses_a_server_that_ignores_ranges() {
        proxy.inject(ANY, Fault.answer(200, Map.of(), "0123456789"));

        assertThatThrownBy(() -> store.get("key", new ByteRange(2, 3)))
                .isInstanceOf(StoreErrorException.class)
                .hasMessage("cannot read 'gs://bucket/key': the server ignores ranges");
    }

    @Test
    void reports_a_name_that_does_not_resolve() {
        try (ObjectStore nowhere = Stores.open(URI.create("http://no-such-host.invalid"), "bucket")) {
            assertThatThrownBy(() -> nowhere.get("key"))
                    .isInstanceOf(StoreUnreachableException.class)
                    .hasMessage("cannot reach http://no-such-host.invalid to read 'gs://bucket/key':"
                            + " its name does not resolve");
        }
    }

    @Test
    void lists_what_a_batch_could_not_delete() throws IOException {
        proxy.inject(
                request -> request.path().startsWith("/batch"),
                Fault.answer(
                        200,
                        Map.of("Content-Type", "multipart/mixed; boundary=b"),
                        """
                        --b\r
                        Content-Type: application/http\r
                        Content-ID: <response-1>\r
                        \r
                        HTTP/1.1 204 No Content\r
                        Content-Length: 0\r
                        \r
                        \r
                        --b\r
                        Content-Type: application/http\r
                        Content-ID: <response-2>\r
                        \r
                        HTTP/1.1 403 Forbidden\r
                        Content-Type: application/json\r
                        \r
                        {"error":{"code":403,"message":"Object is under hold.","errors":[{"reason":"objectUnderActiveHold"}]}}\r
                        --b--\r
                        """));

        assertThat(store.delete(List.of("free", "held")))
                .containsExactly(new DeleteFailure(
                        "held",
                        "cannot delete 'gs://bucket/held': HTTP 403 objectUnderActiveHold: Object is under hold."));
    }

    /** Other bytes each time it is opened. */
    private static final class ChangingPayload implements Payload {
        private int opened;

        @Override
        public long length() {
            return 10;
        }

        @Override
        public InputStream open() {
            byte[] bytes = new byte[10];
            bytes[0] = (byte) ++opened;
            return new ByteArrayInputStream(bytes);
        }
    }
}
