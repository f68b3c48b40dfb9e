package dev.pgcellar.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.ContainerAbsentException;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.ObjectStoreProvider;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.tck.ObjectStoreConformanceTest;
import dev.pgcellar.testsupport.s3.S3Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class S3ObjectStoreConformanceTest extends ObjectStoreConformanceTest {

    private static final String HOLDS_PATHS =
            "s3proxy holds keys as paths; S3WireTest and MotoConformanceTest prove that they are sent exactly";
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
    public Map<String, String> keysBeyondTheTestServer() {
        return Stream.of(
                        "empty//component",
                        "two///empty",
                        "/leading",
                        "trailing/",
                        ".",
                        "..",
                        "a/./b",
                        "a/../b",
                        "../b",
                        "../../../b",
                        "a/..",
                        "a/.",
                        "./b")
                .collect(Collectors.toMap(key -> key, key -> HOLDS_PATHS));
    }

    @Override
    @Test
    @Disabled(HOLDS_PATHS)
    public void takes_a_prefix_with_empty_components() {}

    @Override
    @Test
    @Disabled(HOLDS_PATHS)
    public void lists_empty_components_as_a_level() {}

    @Override
    @Test
    @Disabled("s3proxy orders keys by UTF-16 units; MotoConformanceTest proves the order")
    public void orders_by_utf8_bytes_and_not_by_utf16_units() {}

    @Override
    @Test
    @Disabled("s3proxy answers 501 to tags; S3WireTest and MotoConformanceTest prove them")
    public void accepts_tags() {}

    @Override
    @Test
    @Disabled("s3proxy answers 501 to tags; S3WireTest and MotoConformanceTest prove them")
    public void accepts_tags_on_an_upload() {}

    /** All but deletion, in which s3proxy does not miss the bucket; S3FallbackTest proves that one. */
    @Override
    @Test
    public void misses_an_absent_container() throws Exception {
        try (ObjectStore absent = openStoreOnAbsentContainer()) {
            Payload payload = Payload.of(new byte[] {1});

            assertThat(absent.containerExists()).isFalse();
            assertBucketAbsent(() -> absent.get("key"));
            assertBucketAbsent(() -> absent.get("key", new ByteRange(0, 1)));
            assertBucketAbsent(() -> absent.put("key", payload, WriteOptions.DEFAULT));
            assertBucketAbsent(() -> absent.put("key", payload, WriteOptions.DEFAULT.ifAbsent()));
            assertBucketAbsent(() -> absent.list("").hasNext());
            assertBucketAbsent(() -> absent.listLevel("").hasNext());
            assertBucketAbsent(() -> absent.startMultipartUpload("key", 5 << 20, WriteOptions.DEFAULT));
            assertThat(absent.containerExists()).isFalse();
        }
    }

    private static void assertBucketAbsent(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ContainerAbsentException.class);
    }
}
