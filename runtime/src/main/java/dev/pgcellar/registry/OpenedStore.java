package dev.pgcellar.registry;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreLocation;

/**
 * A store opened for a URL. Close it to release the connections.
 *
 * @param location what the URL says
 * @param store the container of the location
 */
public record OpenedStore(StoreLocation location, ObjectStore store) implements AutoCloseable {

    /** Where a server's objects live in this store. */
    public ServerLayout layoutOf(String server) {
        return new ServerLayout(location.prefix(), server);
    }

    @Override
    public void close() {
        store.close();
    }
}
