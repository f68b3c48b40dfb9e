package dev.pgcellar.storage.s3;

import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.ObjectStoreProvider;
import dev.pgcellar.tck.ObjectStoreConformanceTest;
import dev.pgcellar.testsupport.s3.MotoServer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

/** Adds what s3proxy cannot: tags, keys with empty components, the order of keys. */
@EnabledIf(value = "isInstalled", disabledReason = "moto_server is not on the PATH")
class MotoConformanceTest extends ObjectStoreConformanceTest {

    private static final AtomicInteger BUCKETS = new AtomicInteger();
    private static MotoServer server;

    private String bucket;

    static boolean isInstalled() {
        return MotoServer.isInstalled();
    }

    @BeforeAll
    static void startServer() {
        server = MotoServer.start();
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
        return Optional.empty();
    }

    @Override
    public Optional<ObjectStore> openStoreAtUnreachableEndpoint() {
        return Optional.empty();
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
}
