package dev.pgcellar.storage.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testsupport.gcs.GcsServer;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.RecordedRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A payload too large for one request, and a server that takes it bit by bit. */
class ResumableUploadTest {

    private static final int MEBI = 1 << 20;
    private static final byte[] BYTES = new byte[16 * MEBI];
    private static final Predicate<RecordedRequest> PUT =
            request -> request.method().equals("PUT");

    private final GcsServer server = GcsServer.start();
    private final FaultProxy proxy = FaultProxy.before(server.endpoint());
    private final ObjectStore store = Stores.open(proxy.endpoint(), "bucket");

    @BeforeEach
    void createBucket() {
        new Random(1).nextBytes(BYTES);
        server.createBucket("bucket");
    }

    @AfterEach
    void close() {
        store.close();
        proxy.close();
        server.close();
    }

    private void assertWritten() throws IOException {
        assertThat(store.put("key", Payload.of(BYTES), WriteOptions.DEFAULT)).isEqualTo(PutOutcome.WRITTEN);
        assertThat(server.get("bucket", "key")).isEqualTo(BYTES);
        assertThat(server.openUploads("bucket")).isZero();
    }

    @Test
    void sends_all_bytes_in_one_request() throws IOException {
        assertWritten();

        assertThat(proxy.requests("PUT")).singleElement().satisfies(request -> assertThat(
                        request.header("content-range"))
                .contains("bytes 0-16777215/16777216"));
    }

    @Test
    void goes_on_where_the_server_says_that_it_got_to() throws IOException {
        server.keepOfNextRequest(3 * MEBI + 5);

        assertWritten();

        assertThat(proxy.requests("PUT")).hasSize(2).last().satisfies(request -> assertThat(
                        request.header("content-range"))
                .contains("bytes 3145733-16777215/16777216"));
    }

    @Test
    void begins_anew_when_the_server_kept_nothing() throws IOException {
        server.keepOfNextRequest(0);

        assertWritten();
    }

    @Test
    void asks_how_far_the_server_is_when_a_connection_broke() throws IOException {
        proxy.injectOnce(PUT, exchange -> exchange.body().skipNBytes(MEBI));

        assertWritten();

        assertThat(proxy.requests("PUT")).hasSize(3).element(1).satisfies(request -> assertThat(
                        request.header("content-range"))
                .contains("bytes */16777216"));
    }

    @Test
    void asks_how_far_the_server_is_after_an_error() throws IOException {
        proxy.injectOnce(PUT, Fault.answer(503, Map.of(), ""));

        assertWritten();
    }

    @Test
    void finds_the_object_when_the_last_answer_was_lost() throws IOException {
        proxy.injectOnce(PUT, Fault.loseAnswer());

        assertWritten();
    }

    @Test
    void gives_a_session_up_that_cannot_be_completed() {
        proxy.inject(PUT, Fault.answer(403, Map.of(), ""));

        assertThatThrownBy(() -> store.put("key", Payload.of(BYTES), WriteOptions.DEFAULT))
                .hasMessageContaining("HTTP 403");
        assertThat(server.openUploads("bucket")).isZero();
        assertThat(server.keys("bucket")).isEmpty();
    }

    @Test
    void finds_a_key_taken_before_any_byte_is_sent() throws IOException {
        server.put("bucket", "key", new byte[1]);

        assertThat(store.put("key", Payload.of(BYTES), WriteOptions.DEFAULT.ifAbsent()))
                .isEqualTo(PutOutcome.ALREADY_EXISTS);
        assertThat(proxy.requests("PUT")).isEmpty();
    }

    @Test
    void finds_a_key_taken_meanwhile() throws IOException {
        proxy.injectOnce(PUT, exchange -> {
            server.put("bucket", "key", new byte[1]);
            exchange.forward(Long.MAX_VALUE);
        });

        assertThat(store.put("key", Payload.of(BYTES), WriteOptions.DEFAULT.ifAbsent()))
                .isEqualTo(PutOutcome.ALREADY_EXISTS);
        assertThat(server.get("bucket", "key")).hasSize(1);
        assertThat(server.openUploads("bucket")).isZero();
    }
}
