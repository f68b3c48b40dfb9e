package dev.pgcellar.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.ContainerAbsentException;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreConflictException;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreUnreachableException;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of answers other than success, and of no answer. */
class S3FailureTest {

    private final FaultProxy server = FaultProxy.alone();

    @AfterEach
    void stopServer() {
        server.close();
    }

    private ObjectStore store() {
        return Stores.open(server.endpoint(), "bucket");
    }

    private <E extends StoreException> E failureOfGet(Fault fault, Class<E> type) throws IOException {
        server.inject(request -> true, fault);
        try (ObjectStore store = store()) {
            return catchThrowableOfType(type, () -> store.get("key"));
        }
    }

    private <E extends StoreException> E failureOfPut(Fault fault, Class<E> type) throws IOException {
        server.inject(request -> request.method().equals("PUT"), fault);
        try (ObjectStore store = store()) {
            return catchThrowableOfType(
                    type, () -> store.put("key", Payload.of(new byte[100_000]), WriteOptions.DEFAULT));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied",
        "403, InvalidAccessKeyId",
        "403, SignatureDoesNotMatch",
        "401, Unauthorized",
        "400, ExpiredToken",
        "400, InvalidToken"
    })
    void maps_refused_credentials(int status, String code) throws IOException {
        StoreException failure = failureOfGet(Fault.error(status, code), StoreAccessDeniedException.class);

        assertThat(failure).hasMessage("cannot read 's3://bucket/key': HTTP " + status + " " + code);
        assertThat(failure.retryable()).isFalse();
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500, InternalError, true", "503, SlowDown, true", "503, ServiceUnavailable, true"})
    void tries_transient_errors_three_times(int status, String code, boolean retryable) throws IOException {
        StoreException failure = failureOfGet(Fault.error(status, code), StoreErrorException.class);

        assertThat(failure)
                .hasMessage("cannot read 's3://bucket/key': HTTP " + status + " " + code + ": injected: " + code);
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void tries_as_often_as_the_environment_says() throws IOException {
        server.inject(request -> true, Fault.error(500, "InternalError"));
        try (ObjectStore store = Stores.open(server.endpoint(), "bucket", Map.of(), Map.of("AWS_MAX_ATTEMPTS", "1"))) {
            assertThatThrownBy(() -> store.get("key")).isInstanceOf(StoreErrorException.class);
        }

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void uploads_a_body_anew_for_each_attempt() throws IOException {
        server.injectOnce(request -> true, Fault.error(503, "SlowDown"));
        server.injectOnce(request -> true, Fault.dropConnection());
        server.inject(request -> true, Fault.answer(200, Map.of("ETag", "\"tag\""), ""));

        try (ObjectStore store = store()) {
            store.put("key", Payload.of(new byte[100_000]), WriteOptions.DEFAULT);
        }

        assertThat(server.requests("PUT")).hasSize(3);
    }

    @Test
    void maps_a_locked_object() throws IOException {
        StoreException failure = failureOfGet(Fault.error(403, "InvalidObjectState"), StoreConflictException.class);

        assertThat(failure).hasMessageContaining("HTTP 403 InvalidObjectState");
    }

    @Test
    void maps_an_error_without_a_type_of_its_own() throws IOException {
        StoreException failure = failureOfGet(Fault.error(400, "InvalidArgument"), StoreErrorException.class);

        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void tells_an_absent_key_from_an_absent_bucket() throws IOException {
        server.inject(request -> request.path().equals("/bucket/key"), Fault.error(404, "NoSuchKey"));
        server.inject(request -> true, Fault.error(404, "NoSuchBucket"));

        try (ObjectStore store = store()) {
            assertThat(store.get("key")).isEmpty();
            assertThatThrownBy(() -> store.get("other")).isInstanceOf(ContainerAbsentException.class);
        }
    }

    @Test
    void finds_the_reason_for_a_denial_that_came_without_one() throws IOException {
        server.inject(request -> request.method().equals("HEAD"), Fault.error(400, "ExpiredToken"));
        server.inject(request -> request.hasParameter("list-type"), Fault.error(400, "ExpiredToken"));

        try (ObjectStore store = store()) {
            assertThatThrownBy(store::containerExists)
                    .isInstanceOf(StoreAccessDeniedException.class)
                    .hasMessage("cannot look up the bucket 'bucket': HTTP 400 ExpiredToken");
        }
    }

    @Test
    void finds_the_reason_for_an_upload_denied_before_its_body() throws IOException {
        server.inject(request -> request.hasParameter("list-type"), Fault.error(403, "SignatureDoesNotMatch"));

        StoreException failure =
                failureOfPut(Fault.rejectEarly(403, "SignatureDoesNotMatch"), StoreAccessDeniedException.class);

        assertThat(failure).hasMessage("cannot write 's3://bucket/key': HTTP 403 SignatureDoesNotMatch");
        assertThat(server.requests("PUT")).hasSize(1);
    }

    @Test
    void maps_an_upload_refused_after_its_body() throws IOException {
        StoreException failure = failureOfPut(Fault.error(400, "EntityTooLarge"), StoreErrorException.class);

        assertThat(failure).hasMessageContaining("HTTP 400 EntityTooLarge");
    }

    @Test
    void maps_a_bucket_that_is_absent_when_an_upload_begins() throws IOException {
        failureOfPut(Fault.rejectEarly(404, "NoSuchBucket"), ContainerAbsentException.class);

        assertThat(server.requests("PUT")).hasSize(1);
    }

    @Test
    void reports_a_connection_that_broke() throws IOException {
        StoreException failure = failureOfGet(Fault.dropConnection(), StoreErrorException.class);

        assertThat(failure.retryable()).isTrue();
        assertThat(failure).hasMessageContaining("the connection to " + server.endpoint() + " broke");
    }

    @Test
    void reports_a_truncated_body() throws IOException {
        server.inject(request -> true, Fault.answer(200, Map.of(), "x".repeat(1000)));
        try (FaultProxy cut = FaultProxy.before(server.endpoint()).inject(request -> true, Fault.truncateAnswer(400));
                ObjectStore store = Stores.open(cut.endpoint(), "bucket");
                ObjectContent content = store.get("key").orElseThrow()) {
            assertThatThrownBy(() -> content.stream().readAllBytes())
                    .isInstanceOfSatisfying(StoreErrorException.class, failure -> assertThat(failure.retryable())
                            .isTrue())
                    .hasMessageContaining("400 of 1000 bytes");
        }
    }

    @Test
    void refuses_a_server_that_ignores_ranges() throws IOException {
        server.inject(request -> true, Fault.answer(200, Map.of(), "0123456789"));
        try (ObjectStore store = store()) {
            assertThatThrownBy(() -> store.get("key", new ByteRange(2, 3)))
                    .isInstanceOf(StoreErrorException.class)
                    .hasMessage("cannot read 's3://bucket/key': the server ignores ranges");
        }
    }

    @Test
    void reports_a_name_that_does_not_resolve() {
        try (ObjectStore store = Stores.open(URI.create("http://no-such-host.invalid"), "bucket")) {
            assertThatThrownBy(() -> store.get("key"))
                    .isInstanceOf(StoreUnreachableException.class)
                    .hasMessage("cannot reach http://no-such-host.invalid to read 's3://bucket/key':"
                            + " its name does not resolve");
        }
    }

    @Test
    void blames_the_payload_and_not_the_server_when_it_grew(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[10]);
        Payload payload = Payload.ofFile(file);
        Files.write(file, new byte[20]);
        server.inject(request -> true, Fault.answer(200, Map.of("ETag", "\"tag\""), ""));

        try (ObjectStore store = store()) {
            assertThatThrownBy(() -> store.put("key", payload, WriteOptions.DEFAULT))
                    .isInstanceOf(StoreErrorException.class)
                    .hasMessage("cannot write 's3://bucket/key': the data to be written cannot be read:"
                            + " it is longer than the 10 bytes announced");
        }
    }

    @Test
    void closes_the_payload() throws IOException {
        server.inject(request -> true, Fault.answer(200, Map.of("ETag", "\"tag\""), ""));
        CountingPayload payload = new CountingPayload();

        try (ObjectStore store = store()) {
            store.put("key", payload, WriteOptions.DEFAULT);
        }

        assertThat(payload.opened).isPositive();
        assertThat(payload.open).isEmpty();
    }

    private static final class CountingPayload implements Payload {
        private final Set<InputStream> open = new HashSet<>();
        private int opened;

        @Override
        public long length() {
            return 10;
        }

        @Override
        public InputStream open() {
            opened++;
            InputStream stream = new ByteArrayInputStream(new byte[10]) {
                @Override
                public void close() {
                    open.remove(this);
                }
            };
            open.add(stream);
            return stream;
        }
    }
}
