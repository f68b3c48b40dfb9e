package dev.pgcellar.expire;

import dev.pgcellar.catalog.ArchivePart;
import dev.pgcellar.catalog.BackupArchive;
import dev.pgcellar.catalog.BackupArchiveListing;
import dev.pgcellar.catalog.BackupArchives;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Finds the objects that go with a backup: its archives and what PgCellar keeps beside them. Annotations and what
 * others put there stay (contract 03 section 8.2).
 */
final class BackupObjects {

    private static final Logger LOG = Logger.getLogger(BackupObjects.class);
    private static final String DATA = "data";
    private static final Comparator<BackupArchive> DATA_FIRST = Comparator.comparingLong(
            archive -> archive.name().equals(DATA) ? Long.MIN_VALUE : Long.parseLong(archive.name()));

    private final ObjectStore store;
    private final ServerLayout layout;
    private final BackupArchives archives;

    BackupObjects(ObjectStore store, ServerLayout layout, Collection<String> codecSuffixes) {
        this.store = store;
        this.layout = layout;
        this.archives = new BackupArchives(store, layout, codecSuffixes);
    }

    /** The keys in the order of their deletion, without that of {@code backup.info}. */
    List<String> keys(BackupInfo backup) throws StoreException {
        BackupArchiveListing listing = archives.list(backup);
        listing.missing().forEach(name -> LOG.warnf("archive '%s' of backup %s is missing", name, backup.id()));
        listing.unrecognised().forEach(key -> LOG.warnf("'%s' is no archive that is known here; it stays", key));
        List<String> keys = new ArrayList<>(listing.archives().stream()
                .sorted(DATA_FIRST)
                .flatMap(archive -> archive.parts().stream())
                .map(ArchivePart::key)
                .toList());
        if (listing.sideObjects()) {
            ObjectListing beside =
                    store.list(layout.sideObjectsPrefix(backup.id().text()));
            while (beside.hasNext()) {
                keys.add(((ObjectInfo) beside.next()).key());
            }
        }
        return keys;
    }
}
