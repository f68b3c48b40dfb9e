package dev.pgcellar.storage.file;

import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.StoreException;
import java.util.ArrayList;
import java.util.List;

/** Reads small listings whole. */
final class Listed {

    private Listed() {}

    static List<String> keys(ObjectListing listing) throws StoreException {
        List<String> keys = new ArrayList<>();
        while (listing.hasNext()) {
            keys.add(((ObjectInfo) listing.next()).key());
        }
        return keys;
    }
}
