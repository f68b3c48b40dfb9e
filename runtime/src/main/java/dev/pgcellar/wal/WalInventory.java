package dev.pgcellar.wal;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Questions about all WAL-type files of a server's archive, answered by one lazy listing. Objects that are not
 * WAL-type files are passed over (contract 01 section 5).
 */
public final class WalInventory {

    private final ObjectStore store;
    private final ServerLayout layout;

    public WalInventory(ObjectStore store, ServerLayout layout) {
        this.store = store;
        this.layout = layout;
    }

    /** How many files fulfil a condition. */
    public long count(Predicate<WalName> condition) throws StoreException {
        long count = 0;
        ObjectListing listing = store.list(layout.walsPrefix());
        while (listing.hasNext()) {
            if (walName(((ObjectInfo) listing.next()).key()).filter(condition).isPresent()) {
                count++;
            }
        }
        return count;
    }

    /** Whether any WAL-type file is archived; stops at the first. */
    public boolean isEmpty() throws StoreException {
        ObjectListing listing = store.list(layout.walsPrefix());
        while (listing.hasNext()) {
            if (walName(((ObjectInfo) listing.next()).key()).isPresent()) {
                return false;
            }
        }
        return true;
    }

    /** The highest timeline among all files, history files included; empty when the archive is. */
    public Optional<Timeline> latestTimeline() throws StoreException {
        Optional<Timeline> latest = Optional.empty();
        ObjectListing listing = store.list(layout.walsPrefix());
        while (listing.hasNext()) {
            Optional<Timeline> timeline =
                    walName(((ObjectInfo) listing.next()).key()).map(WalName::timeline);
            if (timeline.isPresent() && (latest.isEmpty() || timeline.get().compareTo(latest.get()) > 0)) {
                latest = timeline;
            }
        }
        return latest;
    }

    private static Optional<WalName> walName(String key) {
        return WalName.parseArchived(key.substring(key.lastIndexOf('/') + 1));
    }
}
