package dev.pgcellar.storage.azure;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.ObjectStoreProvider;
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
}
