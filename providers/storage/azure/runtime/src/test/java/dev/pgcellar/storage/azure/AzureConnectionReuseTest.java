package dev.pgcellar.storage.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.WriteOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AzureConnectionReuseTest {

    private static final byte[] CONTENT = new byte[100_000];

    private final Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private ObjectStore store;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        store = Stores.open(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "container");
    }

    @AfterEach
    void stop() {
        store.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        clients.add(exchange.getRemoteAddress());
        exchange.getRequestBody().readAllBytes();
        boolean get = exchange.getRequestMethod().equals("GET");
        exchange.getResponseHeaders().add("ETag", "\"tag\"");
        exchange.sendResponseHeaders(get ? 200 : 201, get ? CONTENT.length : -1);
        if (get) {
            exchange.getResponseBody().write(CONTENT);
        }
        exchange.close();
    }

    private void putAndGet() throws IOException {
        store.put("key", Payload.of(CONTENT), WriteOptions.DEFAULT);
        try (ObjectContent content = store.get("key").orElseThrow()) {
            assertThat(content.stream().readAllBytes()).hasSize(CONTENT.length);
        }
    }

    @Test
    void sends_one_request_after_another_on_one_connection() throws IOException {
        for (int i = 0; i < 20; i++) {
            putAndGet();
        }

        assertThat(clients).hasSize(1);
    }

    @Test
    void serves_many_threads_at_once() throws Exception {
        List<Future<?>> workers = new ArrayList<>();
        for (int worker = 0; worker < 32; worker++) {
            workers.add(threads.submit(() -> {
                for (int i = 0; i < 10; i++) {
                    putAndGet();
                }
                return null;
            }));
        }

        for (Future<?> worker : workers) {
            worker.get();
        }
        assertThat(clients).hasSizeLessThan(320);
    }
}
