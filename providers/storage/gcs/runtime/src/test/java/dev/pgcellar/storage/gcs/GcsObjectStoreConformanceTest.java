package dev.pgcellar.storage.gcs;

import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.ObjectStoreProvider;
import dev.pgcellar.tck.ObjectStoreConformanceTest;
import dev.pgcellar.testsupport.gcs.GcsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class GcsObjectStoreConformanceTest extends ObjectStoreConformanceTest {

    private static final AtomicInteger BUCKETS = new AtomicInteger();
    private static GcsServer server;

    private String bucket;

    @BeforeAll
    static void startServer() {
        server = GcsServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    public ObjectStore openStore() {
        bucket = "bucket-" + BUCKETS.incrementAndGet();
        server.createBucket(bucket);
        return Stores.open(server.endpoint(), bucket);
    }

    @Override
    public ObjectStore openStoreOnAbsentContainer() {
        return Stores.open(server.endpoint(), "absent-" + BUCKETS.incrementAndGet());
    }

    @Override
    public Optional<ObjectStore> openStoreWithWrongCredentials() {
        return Optional.of(Stores.openWithWrongToken(server.endpoint(), bucket));
    }

    @Override
    public Optional<ObjectStore> openStoreAtUnreachableEndpoint() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Optional.of(Stores.open(URI.create("http://127.0.0.1:" + closed.getLocalPort()), bucket));
        }
    }

    @Override
    public long countLeftovers() {
        return server.openUploads(bucket);
    }

    @Override
    public ObjectStoreProvider provider() {
        return new GcsObjectStoreProvider(FixedConfig.NONE, Map.<String, String>of()::get);
    }

    @Override
    public String validUrl() {
        return "gs://bucket/path/below";
    }
}
