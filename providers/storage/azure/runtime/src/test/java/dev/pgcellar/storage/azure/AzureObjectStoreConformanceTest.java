package dev.pgcellar.storage.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.ObjectStoreProvider;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.tck.ObjectStoreConformanceTest;
import dev.pgcellar.testsupport.azure.AzuriteServer;
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

class AzureObjectStoreConformanceTest extends ObjectStoreConformanceTest {

    private static final AtomicInteger CONTAINERS = new AtomicInteger();
    private static AzuriteServer server;

    private String container;

    @BeforeAll
    static void startServer() {
        assumeTrue(AzuriteServer.obstacle().isEmpty(), () -> AzuriteServer.obstacle()
                .orElseThrow());
        server = AzuriteServer.start();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public ObjectStore openStore() {
        container = "container-" + CONTAINERS.incrementAndGet();
        server.createContainer(container);
        return Stores.open(server.endpoint(), container);
    }

    @Override
    public ObjectStore openStoreOnAbsentContainer() {
        return Stores.open(server.endpoint(), "absent-" + CONTAINERS.incrementAndGet());
    }

    @Override
    public Optional<ObjectStore> openStoreWithWrongCredentials() {
        String wrong = server.connectionString().replace("AccountKey=Eby8", "AccountKey=AAAA");
        return Optional.of(Stores.open(
                server.endpoint(), container, Map.of(), Map.of(AzureSettingsResolver.CONNECTION_STRING, wrong)));
    }

    @Override
    public Optional<ObjectStore> openStoreAtUnreachableEndpoint() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Optional.of(Stores.open(URI.create("http://127.0.0.1:" + closed.getLocalPort()), container));
        }
    }

    @Override
    public long countLeftovers() {
        return server.uncommittedBlobs(container);
    }

    @Override
    public ObjectStoreProvider provider() {
        return Stores.provider(Map.of());
    }

    @Override
    public String validUrl() {
        return "https://account.blob.core.windows.net/container/path/below";
    }

    @Override
    public Map<String, String> keysBeyondTheTestServer() {
        return Map.of("back\\slash", "Azurite takes a backslash for a slash");
    }

    @Override
    @Test
    @Disabled("Azurite orders keys by UTF-16 units")
    public void orders_by_utf8_bytes_and_not_by_utf16_units() {}

    /** Blocks belong to the blob's name, so uploads of one key share them; neither may end in a mixture. */
    @Override
    @Test
    public void runs_two_uploads_of_one_key_side_by_side() throws Exception {
        try (MultipartUpload first = store().startMultipartUpload("key", 1 << 16, WriteOptions.DEFAULT);
                MultipartUpload second = store().startMultipartUpload("key", 1 << 16, WriteOptions.DEFAULT)) {
            first.uploadPart(1, Payload.of(new byte[1]));
            first.complete();
            second.uploadPart(1, Payload.of(new byte[2]));
            first.close();
            assertThat(store().head("key").orElseThrow().size()).isEqualTo(1);
            second.complete();
            assertThat(store().head("key").orElseThrow().size()).isEqualTo(2);
        }
        try (MultipartUpload first = store().startMultipartUpload("other", 1 << 16, WriteOptions.DEFAULT);
                MultipartUpload second = store().startMultipartUpload("other", 1 << 16, WriteOptions.DEFAULT)) {
            first.uploadPart(1, Payload.of(new byte[1]));
            second.uploadPart(2, Payload.of(new byte[2]));
            second.uploadPart(1, Payload.of(new byte[3]));
            first.complete();

            assertThatThrownBy(second::complete).isInstanceOf(StoreErrorException.class);
        }
    }
}
