package dev.pgcellar.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreUnreachableException;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testsupport.s3.Exchange;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.tls.ServerCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every call ends, and none ends that still moves. */
@Timeout(60)
class S3DeadlineTest {

    private static final Map<String, String> ONE_SECOND = Map.of("--read-timeout", "1");
    private static final Map<String, String> ONCE = Map.of("AWS_MAX_ATTEMPTS", "1");
    private static final int MEBI = 1 << 20;

    @Test
    void fails_when_nothing_is_answered() throws IOException {
        try (FaultProxy server = FaultProxy.alone().inject(request -> true, Fault.neverAnswer());
                ObjectStore store = Stores.open(server.endpoint(), "bucket", ONE_SECOND, ONCE)) {
            Instant start = Instant.now();

            assertThatThrownBy(() -> store.get("key"))
                    .isInstanceOf(StoreUnreachableException.class)
                    .hasMessage("cannot reach " + server.endpoint()
                            + " to read 's3://bucket/key': it did not answer in time");
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void fails_when_an_upload_is_not_answered() throws IOException {
        assertUploadFails(Fault.neverAnswer());
    }

    @Test
    void fails_when_an_upload_is_not_read() throws IOException {
        assertUploadFails(Fault.neverReadBody());
    }

    private static void assertUploadFails(Fault fault) throws IOException {
        try (FaultProxy server = FaultProxy.alone().inject(request -> true, fault);
                ObjectStore store = Stores.open(server.endpoint(), "bucket", ONE_SECOND, ONCE)) {
            assertUploadFailsInTime(store, server.endpoint());
        }
    }

    private static void assertUploadFailsInTime(ObjectStore store, URI endpoint) {
        Instant start = Instant.now();

        assertThatThrownBy(() -> store.put("key", Payload.of(new byte[32 * MEBI]), WriteOptions.DEFAULT))
                .isInstanceOf(StoreUnreachableException.class)
                .hasMessage("cannot reach " + endpoint + " to write 's3://bucket/key': it did not answer in time");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void fails_when_an_upload_by_tls_is_not_read(@TempDir Path folder) throws Exception {
        ServerCertificate tls = ServerCertificate.create(folder);
        try (FaultProxy server =
                        FaultProxy.tlsBefore(null, tls.serverSockets()).inject(request -> true, Fault.neverReadBody());
                ObjectStore store = Stores.open(
                        server.endpoint(),
                        "bucket",
                        ONE_SECOND,
                        Map.of(
                                "AWS_MAX_ATTEMPTS",
                                "1",
                                "AWS_CA_BUNDLE",
                                tls.certificate().toString()))) {
            assertUploadFailsInTime(store, server.endpoint());
        }
    }

    @Test
    void sends_the_body_after_a_while_to_a_server_that_does_not_ask_for_it() throws IOException {
        try (FaultProxy server = FaultProxy.alone().inject(request -> true, exchange -> {
                    exchange.body().skipNBytes(exchange.request().contentLength());
                    exchange.respond(200, Map.of("ETag", "\"tag\""), new byte[0]);
                });
                ObjectStore store = Stores.open(server.endpoint(), "bucket", Map.of(), ONCE)) {
            assertThat(store.put("key", Payload.of(new byte[MEBI]), WriteOptions.DEFAULT))
                    .isEqualTo(PutOutcome.WRITTEN);
        }
    }

    @Test
    void lets_a_slow_upload_go_on_for_longer_than_the_read_timeout() throws IOException {
        Map<String, String> timeout = Map.of("--read-timeout", "3");
        try (FaultProxy server = FaultProxy.alone().inject(request -> true, S3DeadlineTest::readSlowly);
                ObjectStore store = Stores.open(server.endpoint(), "bucket", timeout, ONCE)) {
            Instant start = Instant.now();

            store.put("key", Payload.of(new byte[32 * MEBI]), WriteOptions.DEFAULT);

            assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofSeconds(4));
        }
    }

    /** At most five MiB a second. */
    private static void readSlowly(Exchange exchange) throws IOException {
        exchange.sendContinue();
        CountDownLatch never = new CountDownLatch(1);
        for (long remaining = exchange.request().contentLength(); remaining > 0; remaining -= MEBI / 4) {
            exchange.body().skipNBytes(Math.min(remaining, MEBI / 4));
            try {
                assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        exchange.respond(200, Map.of("ETag", "\"tag\""), new byte[0]);
    }

    @Test
    void fails_when_the_body_of_an_object_stops() throws IOException {
        try (FaultProxy server = FaultProxy.alone().inject(request -> true, exchange -> {
                    exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc");
                    exchange.awaitEnd();
                });
                ObjectStore store = Stores.open(server.endpoint(), "bucket", ONE_SECOND, ONCE);
                ObjectContent content = store.get("key").orElseThrow()) {
            assertThatThrownBy(() -> content.stream().readAllBytes())
                    .isInstanceOf(StoreUnreachableException.class)
                    .hasMessage("cannot read 's3://bucket/key': the server stopped sending");
        }
    }

    @Test
    void fails_when_the_error_of_an_upload_stops() throws IOException {
        assertUploadFails(exchange -> {
            exchange.discardBody();
            exchange.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 1000\r\n\r\n<Error>");
            exchange.awaitEnd();
        });
    }

    @Test
    void gives_up_an_endpoint_that_takes_no_connection_within_15_seconds() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI endpoint = URI.create("http://127.0.0.1:" + full.getLocalPort());
            fillBacklog(full, waiting);
            try (ObjectStore store = Stores.open(endpoint, "bucket")) {
                Instant start = Instant.now();

                assertThatThrownBy(() -> store.get("key"))
                        .isInstanceOf(StoreUnreachableException.class)
                        .hasMessage("cannot reach " + endpoint + " to read 's3://bucket/key': connect timed out");
                assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
            }
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    private static void fillBacklog(ServerSocket server, List<Socket> waiting) throws IOException {
        for (int i = 0; i < 4; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(server.getLocalSocketAddress(), 200);
            } catch (SocketTimeoutException backlogIsFull) {
                return;
            }
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
            CompletableFuture<Boolean> flagOfFailure = new CompletableFuture<>();
            Thread writer = new Thread(() -> {
                try {
                    store.put("key", Payload.of(new byte[MEBI]), WriteOptions.DEFAULT);
                } catch (StoreException e) {
                    flagOfFailure.complete(Thread.currentThread().isInterrupted());
                }
            });
            writer.start();
            arrived.await();

            writer.interrupt();

            assertThat(flagOfFailure.get(5, TimeUnit.SECONDS)).isTrue();
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
