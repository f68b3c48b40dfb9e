package dev.pgcellar.storage.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreUnreachableException;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testsupport.gcs.GcsServer;
import dev.pgcellar.testsupport.s3.Exchange;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every call ends, and none ends that still moves. */
@Timeout(60)
class GcsDeadlineTest {

    private static final Map<String, String> ONE_SECOND = Map.of("--read-timeout", "1");
    private static final int MEBI = 1 << 20;

    @Test
    void fails_when_nothing_is_answered() {
        Fault never = Fault.neverAnswer();

        assertGetFails(
                never,
                StoreUnreachableException.class,
                "cannot reach %s to read 'gs://bucket/key': it did not answer in time");
    }

    @Test
    void fails_when_an_error_stops() {
        Fault stopping = exchange -> {
            exchange.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 1000\r\n\r\n{");
            exchange.awaitEnd();
        };

        assertGetFails(stopping, StoreErrorException.class, "cannot read 'gs://bucket/key': HTTP 400");
    }

    private static void assertGetFails(Fault fault, Class<? extends StoreException> type, String message) {
        try (FaultProxy server = FaultProxy.alone().inject(request -> true, fault);
                ObjectStore store = Stores.open(server.endpoint(), "bucket", ONE_SECOND)) {
            Instant start = Instant.now();

            assertThatThrownBy(() -> store.get("key")).isInstanceOf(type).hasMessage(message, server.endpoint());
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(12));
        }
    }

    @Test
    void fails_when_a_part_is_not_read() throws IOException {
        try (GcsServer server = GcsServer.start();
                FaultProxy proxy = FaultProxy.before(server.endpoint())
                        .inject(request -> request.method().equals("PUT"), Exchange::awaitEnd);
                ObjectStore store = Stores.open(proxy.endpoint(), "bucket", ONE_SECOND)) {
            server.createBucket("bucket");
            try (MultipartUpload upload = store.startMultipartUpload("key", 32 * MEBI, WriteOptions.DEFAULT)) {
                assertThatThrownBy(() -> upload.uploadPart(1, Payload.of(new byte[32 * MEBI])))
                        .isInstanceOf(StoreUnreachableException.class)
                        .hasMessage("cannot reach " + proxy.endpoint()
                                + " to write part 1 of 'gs://bucket/key': it did not answer in time");
            }
            assertThat(server.openUploads("bucket")).isZero();
        }
    }

    @Test
    void lets_a_slow_upload_go_on_for_longer_than_the_read_timeout() throws IOException {
        try (GcsServer server = GcsServer.start();
                FaultProxy proxy = FaultProxy.before(server.endpoint())
                        .inject(request -> request.method().equals("PUT"), GcsDeadlineTest::readSlowly);
                ObjectStore store = Stores.open(proxy.endpoint(), "bucket", Map.of("--read-timeout", "3"))) {
            server.createBucket("bucket");
            Instant start = Instant.now();

            store.put("key", Payload.of(new byte[32 * MEBI]), WriteOptions.DEFAULT);

            assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofSeconds(4));
        }
    }

    /** At most five MiB a second. */
    private static void readSlowly(Exchange exchange) throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        for (long remaining = exchange.request().contentLength(); remaining > 0; remaining -= MEBI / 4) {
            exchange.body().skipNBytes(Math.min(remaining, MEBI / 4));
            try {
                assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        exchange.respond(200, Map.of("Content-Type", "application/json"), "{}".getBytes());
    }

    @Test
    void waits_longer_than_the_read_timeout_for_parts_to_be_joined() throws IOException {
        try (GcsServer server = GcsServer.start();
                FaultProxy proxy = FaultProxy.before(server.endpoint())
                        .inject(
                                request -> request.method().equals("POST") && request.hasParameter("uploadId"),
                                GcsDeadlineTest::forwardLate);
                ObjectStore store = Stores.open(proxy.endpoint(), "bucket", ONE_SECOND)) {
            server.createBucket("bucket");
            try (MultipartUpload upload = store.startMultipartUpload("key", 5 * MEBI, WriteOptions.DEFAULT)) {
                upload.uploadPart(1, Payload.of(new byte[1]));
                upload.complete();
            }

            assertThat(proxy.requests()).hasSize(3);
        }
    }

    private static void forwardLate(Exchange exchange) throws IOException {
        try {
            assertThat(new CountDownLatch(1).await(2, TimeUnit.SECONDS)).isFalse();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        exchange.forward(Long.MAX_VALUE);
    }

    @Test
    void fails_when_the_body_of_an_object_stops() throws IOException {
        try (FaultProxy server = FaultProxy.alone().inject(request -> true, exchange -> {
                    exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc");
                    exchange.awaitEnd();
                });
                ObjectStore store = Stores.open(server.endpoint(), "bucket", ONE_SECOND);
                ObjectContent content = store.get("key").orElseThrow()) {
            assertThatThrownBy(() -> content.stream().readAllBytes())
                    .isInstanceOf(StoreUnreachableException.class)
                    .hasMessage("cannot read 'gs://bucket/key': the server stopped sending");
        }
    }

    @Test
    void leaves_an_upload_soon_when_interrupted() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (FaultProxy server = FaultProxy.alone().inject(request -> true, exchange -> {
                    arrived.countDown();
                    exchange.awaitEnd();
                });
                ObjectStore store = Stores.open(server.endpoint(), "bucket")) {
            CompletableFuture<String> failure = new CompletableFuture<>();
            Thread writer = new Thread(() -> {
                try {
                    store.put("key", Payload.of(new byte[MEBI]), WriteOptions.DEFAULT);
                } catch (StoreException e) {
                    failure.complete(Thread.currentThread().isInterrupted() + " " + e.getMessage());
                }
            });
            writer.start();
            arrived.await();

            writer.interrupt();

            assertThat(failure.get(5, TimeUnit.SECONDS)).isEqualTo("true cannot write 'gs://bucket/key': interrupted");
        }
    }

    @Test
    void does_not_read_the_rest_of_an_object_that_is_closed_early() throws Exception {
        AtomicLong sent = new AtomicLong();
        CountDownLatch ended = new CountDownLatch(1);
        try (FaultProxy server = FaultProxy.alone().inject(request -> true, exchange -> {
                    try {
                        exchange.write("HTTP/1.1 200 OK\r\nContent-Length: " + (1L << 30) + "\r\n\r\n");
                        for (int block = 0; block < 1024; block++) {
                            exchange.write("x".repeat(MEBI));
                            sent.addAndGet(MEBI);
                        }
                    } finally {
                        ended.countDown();
                    }
                });
                ObjectStore store = Stores.open(server.endpoint(), "bucket")) {
            ObjectContent content = store.get("key").orElseThrow();
            assertThat(content.stream().read()).isEqualTo('x');

            content.close();

            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(sent.get()).isLessThan(64L * MEBI);
        }
    }
}
