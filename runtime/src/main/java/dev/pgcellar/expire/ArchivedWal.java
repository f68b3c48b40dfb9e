package dev.pgcellar.expire;

import dev.pgcellar.catalog.ReadAhead;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.CommonPrefix;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.wal.WalName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
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

    /**
     * A pass over entries: those in no folder, then those of folders of WAL in ascending order, then those of other
     * folders. The next few folders of WAL, each with that of 4 GiB, are listed at the same time; of others only a page
     * is held.
     */
    final class Entries implements AutoCloseable {

        private final ReadAhead<String, List<Entry>, StoreException> directories;
        private final Queue<String> others;
        private int unread;
        private Iterator<Entry> directory = Collections.emptyIterator();
        private ObjectListing listing;

        /** @param listing comes first; null for none */
        private Entries(ObjectListing listing, List<String> folders) {
            List<String> ofWal = folders.stream().filter(ArchivedWal::isOfWal).toList();
            this.listing = listing;
            this.directories = new ReadAhead<>(ofWal, ArchivedWal.this::directory, StoreException.class);
            this.others = new ArrayDeque<>(
                    folders.stream().filter(folder -> !isOfWal(folder)).toList());
            this.unread = ofWal.size();
        }

        /** The next entry; empty after the last. */
        Optional<Entry> next() throws StoreException {
            while (true) {
                while (listing != null && listing.hasNext()) {
                    if (listing.next() instanceof ObjectInfo object) {
                        return Optional.of(entry(object.key()));
                    }
                }
                if (directory.hasNext()) {
                    return Optional.of(directory.next());
                }
                if (unread > 0) {
                    unread--;
                    directory = directories.next().iterator();
                } else if (!others.isEmpty()) {
                    listing = store.list(prefix(others.remove()));
                } else {
                    return Optional.empty();
                }
            }
        }

        @Override
        public void close() {
            directories.close();
        }
    }

    /**
     * The names of all folders, whatever they hold.
     *
     * @return empty when they could not be listed, which is logged: no WAL may be looked for then
     * @throws StoreException when they cannot be listed and would be cleared as a whole; elsewhere that is logged, as
     *     failures with single files are (contract 07 no. 34), unless the calling thread was interrupted
     */
    Optional<List<String>> folders() throws StoreException {
        List<String> folders = new ArrayList<>();
        try {
            ObjectListing level = store.listLevel(root);
            while (level.hasNext()) {
                if (level.next() instanceof CommonPrefix folder) {
                    folders.add(folder.prefix()
                            .substring(root.length(), folder.prefix().length() - 1));
                }
            }
            return Optional.of(folders);
        } catch (StoreException e) {
            if (store.clearsWholePrefixes() || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            LOG.errorf("not all obsolete WAL could be found: %s", e.getMessage());
            return Optional.empty();
        }
    }

    /** What lies in no folder, and what in some. */
    Entries entries(List<String> folders) {
        return new Entries(store.listLevel(root), folders);
    }

    /** What lies in one folder. */
    Entries ofFolder(String folder) {
        return isOfWal(folder)
                ? new Entries(null, List.of(folder))
                : new Entries(store.list(prefix(folder)), List.of());
    }

    private List<Entry> directory(String folder) throws StoreException {
        List<Entry> entries = new ArrayList<>();
        ObjectListing objects = store.list(prefix(folder));
        while (objects.hasNext()) {
            entries.add(entry(((ObjectInfo) objects.next()).key()));
        }
        return entries;
    }

    private static boolean isOfWal(String folder) {
        return WalDirectory.parse(folder).isPresent();
    }

    private Entry entry(String key) {
        int slash = key.indexOf('/', root.length());
        String folder = slash < 0 ? "" : key.substring(root.length(), slash);
        return new Entry(key, folder, WalName.parseArchived(key.substring(key.lastIndexOf('/') + 1)));
    }

    /** Those of the folders that may be cleared as a whole: none on stores that do not do so. */
    List<WalDirectory> clearable(List<String> folders) {
        List<WalDirectory> directories = new ArrayList<>();
        if (!store.clearsWholePrefixes()) {
            return directories;
        }
        for (String folder : folders) {
            WalDirectory.parse(folder)
                    .ifPresentOrElse(
                            directories::add,
                            () -> LOG.warnf("'%s' is malformed: no folder of WAL; ignored", prefix(folder)));
        }
        return directories;
    }

    /** The prefix of a folder, ending in a slash. */
    String prefix(String folder) {
        return root + folder + "/";
    }
}
