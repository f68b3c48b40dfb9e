package dev.pgcellar.storage.s3;

import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.ObjectStoreProvider;
import dev.pgcellar.tck.ObjectStoreConformanceTest;
import dev.pgcellar.testsupport.s3.S3Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class S3ObjectStoreConformanceTest extends ObjectStoreConformanceTest {

    private static final AtomicInteger BUCKETS = new AtomicInteger();
    private static S3Server server;

    private String bucket;

    @BeforeAll
    static void startServer() {
        server = S3Server.start();
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
        return Optional.of(
                Stores.open(server.endpoint(), bucket, Map.of(), Map.of("AWS_SECRET_ACCESS_KEY", "wrong-secret-key")));
    }

    @Override
    public Optional<ObjectStore> openStoreAtUnreachableEndpoint() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Optional.of(Stores.open(URI.create("http://127.0.0.1:" + closed.getLocalPort()), bucket));
        }
    }

    @Override
    public long countLeftovers() {
        return server.openMultipartUploads(bucket);
    }

    @Override
    public ObjectStoreProvider provider() {
        return Stores.provider(FixedConfig.NONE, Map.of());
    }

    @Override
    public String validUrl() {
        return "s3://bucket/path/below";
    }

    @Override
    @Test
    @Disabled("s3proxy answers 501 to tags; S3WireTest and S3TagsTest prove them")
    public void accepts_tags() {}

    @Override
    @Test
    @Disabled("s3proxy answers 501 to tags; S3WireTest and S3TagsTest prove them")
    public void accepts_tags_on_an_upload() {}
}
