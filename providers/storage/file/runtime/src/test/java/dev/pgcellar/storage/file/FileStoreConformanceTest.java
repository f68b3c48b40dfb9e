package dev.pgcellar.storage.file;

import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.ObjectStoreProvider;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.tck.ObjectStoreConformanceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class FileStoreConformanceTest extends ObjectStoreConformanceTest {

    private final FileStorageProvider provider = new FileStorageProvider();

    @TempDir
    private Path folder;

    @Override
    public ObjectStore openStore() throws IOException {
        return open(Files.createDirectory(folder.resolve("container")));
    }

    @Override
    public ObjectStore openStoreOnAbsentContainer() {
        return open(folder.resolve("absent/container"));
    }

    private ObjectStore open(Path container) {
        return provider.open(provider.parse("file://" + container), OptionValues.NONE);
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
    public long countLeftovers() throws IOException {
        return Leftovers.count(folder.resolve("container"));
    }

    @Override
    public ObjectStoreProvider provider() {
        return provider;
    }

    @Override
    public String validUrl() {
        return "file:///var/backups/pg cellar";
    }
}
