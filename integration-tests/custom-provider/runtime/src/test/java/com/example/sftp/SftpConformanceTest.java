package com.example.sftp;

import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.ObjectStoreProvider;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.tck.ObjectStoreConformanceTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

// tag::conformance[]
class SftpConformanceTest extends ObjectStoreConformanceTest {

    @TempDir
    static Path keys;

    private static SftpServer server;

    private final SftpStorageProvider provider = new SftpStorageProvider();

    @TempDir
    Path folder;

    @BeforeAll
    static void startServer() throws Exception {
        server = new SftpServer();
        server.writeUserKey(keys.resolve("key"));
        server.writeKnownHosts(keys.resolve("known_hosts"));
        SftpServer.writeOtherKey(keys.resolve("other-key"));
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @Override
    public ObjectStore openStore() throws IOException {
        return open(Files.createDirectory(folder.resolve("container")), server.port(), "key");
    }

    @Override
    public ObjectStore openStoreOnAbsentContainer() {
        return open(folder.resolve("absent/container"), server.port(), "key");
    }

    @Override
    public Optional<ObjectStore> openStoreWithWrongCredentials() {
        return Optional.of(open(folder.resolve("container"), server.port(), "other-key"));
    }

    @Override
    public Optional<ObjectStore> openStoreAtUnreachableEndpoint() {
        return Optional.of(open(folder.resolve("container"), 9, "key"));
    }

    private ObjectStore open(Path container, int port, String key) {
        OptionValues options = new OptionValues(Map.of(
                SftpStorageProvider.IDENTITY, keys.resolve(key).toString(),
                SftpStorageProvider.KNOWN_HOSTS, keys.resolve("known_hosts").toString()));
        return provider.open(provider.parse("sftp://backup@127.0.0.1:" + port + container), options);
    }

    @Override
    public long countLeftovers() throws IOException {
        Path container = folder.resolve("container");
        try (Stream<Path> files = Files.walk(container)) {
            return files.filter(file -> !file.equals(container))
                    .filter(file -> file.getFileName().toString().startsWith("%tmp-") || isEmptyFolder(file))
                    .count();
        }
    }

    private static boolean isEmptyFolder(Path file) {
        if (!Files.isDirectory(file)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(file)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ObjectStoreProvider provider() {
        return provider;
    }

    @Override
    public String validUrl() {
        return "sftp://backup@nas.example.com:2222/srv/backups";
    }
}
// end::conformance[]
