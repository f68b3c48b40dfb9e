package dev.pgcellar.expire;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.CommonPrefix;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.wal.WalName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The objects of a server's WAL archive as deletion sees them.
 */
final class ArchivedWal {

    private static final Logger LOG = Logger.getLogger(ArchivedWal.class);

    private final ObjectStore store;
    private final String root;

    ArchivedWal(ObjectStore store, ServerLayout layout) {
        this.store = store;
        this.root = layout.walsPrefix();
    }

    /**
     * One object.
     *
     * @param key full key
     * @param folder the first component of its name within the archive; empty when it lies in no folder
     * @param name what WAL-type file it is
     */
    record Entry(String key, String folder, Optional<WalName> name) {}

    /** A lazy listing of entries. */
    final class Entries {

        private final ObjectListing objects;

        private Entries(ObjectListing objects) {
            this.objects = objects;
        }

        /** The next entry; empty after the last. */
        Optional<Entry> next() throws StoreException {
            return objects.hasNext() ? Optional.of(entry(((ObjectInfo) objects.next()).key())) : Optional.empty();
        }
    }

    /** All objects in ascending order of their keys; only a page of them is held. */
    Entries all() {
        return new Entries(store.list(root));
    }

    /** The objects of one folder likewise. */
    Entries ofFolder(String folder) {
        return new Entries(store.list(prefix(folder)));
    }

    private Entry entry(String key) {
        int slash = key.indexOf('/', root.length());
        String folder = slash < 0 ? "" : key.substring(root.length(), slash);
        return new Entry(key, folder, WalName.parseArchived(key.substring(key.lastIndexOf('/') + 1)));
    }

    /**
     * The folders that may be cleared as a whole: none on stores that do not do so. One folder holds the WAL of 4 GiB.
     */
    List<WalDirectory> clearableDirectories() throws StoreException {
        List<WalDirectory> directories = new ArrayList<>();
        if (!store.clearsWholePrefixes()) {
            return directories;
        }
        ObjectListing level = store.listLevel(root);
        while (level.hasNext()) {
            if (level.next() instanceof CommonPrefix folder) {
                String name =
                        folder.prefix().substring(root.length(), folder.prefix().length() - 1);
                WalDirectory.parse(name)
                        .ifPresentOrElse(
                                directories::add,
                                () -> LOG.warnf("'%s' is malformed: no folder of WAL; ignored", folder.prefix()));
            }
        }
        return directories;
    }

    /** The prefix of a folder, ending in a slash. */
    String prefix(String folder) {
        return root + folder + "/";
    }
}
