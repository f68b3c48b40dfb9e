package dev.pgcellar.deployment;

import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.ObjectStoreProvider;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.StoreLocation;

/** A provider that tells when it is initialised. */
public class UsedProvider implements ObjectStoreProvider {

    static {
        Loaded.record("UsedProvider");
    }

    @Override
    public StoreLocation parse(String url) {
        return new StoreLocation(url, "container", "");
    }

    @Override
    public ObjectStore open(StoreLocation location, OptionValues options) {
        throw new UnsupportedOperationException("the registry does not open stores");
    }
}
