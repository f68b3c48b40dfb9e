package dev.pgcellar.expire;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.BackupCatalog;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupInfoException;
import dev.pgcellar.catalog.BackupInfoFormat;
import dev.pgcellar.catalog.BackupSelection;
import dev.pgcellar.catalog.BackupSelectionException;
import dev.pgcellar.catalog.BackupSelector;
import dev.pgcellar.catalog.CatalogListing;
import dev.pgcellar.catalog.KeepAnnotations;
import dev.pgcellar.catalog.KeepTarget;
import dev.pgcellar.catalog.ReadAhead;
import dev.pgcellar.catalog.UnknownFieldException;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Deletes backups of one server, and the WAL that no remaining backup needs (contract 03 section 8).
 *
 * <p>Each backup goes archives first, {@code backup.info} last; the WAL goes after the last backup. A deletion that was
 * broken off at any moment leaves what lists, restores and deletions understand, and can be repeated.
 */
public final class BackupExpiry {

    private static final Logger LOG = Logger.getLogger(BackupExpiry.class);

    private final ObjectStore store;
    private final ServerLayout layout;
    private final Clock clock;
    private final BackupCatalog catalog;
    private final KeepAnnotations keeps;
    private final BackupObjects objects;
    private final BackupSnapshots snapshots;

    /**
     * @param codecSuffixes the suffixes of this build's codecs
     * @param snapshots deletes disk snapshots
     * @param clock gives the end of recovery windows, and the time zone of times that are written without one
     */
    public BackupExpiry(
            ObjectStore store,
            ServerLayout layout,
            Collection<String> codecSuffixes,
            BackupSnapshots snapshots,
            Clock clock) {
        this.store = store;
        this.layout = layout;
        this.clock = clock;
        this.catalog = new BackupCatalog(store, layout, new BackupInfoFormat(clock));
        this.keeps = new KeepAnnotations(store, layout);
        this.objects = new BackupObjects(store, layout, codecSuffixes);
        this.snapshots = snapshots;
    }

    /**
     * Reads the catalog, on which all decisions rest.
     *
     * @throws OperationFailedException when a backup cannot be read, or two have the same id: nothing may be decided then
     * @throws UnknownFieldException as from {@link BackupCatalog#list}
     */
    public CatalogListing catalog() throws StoreException, UnknownFieldException, OperationFailedException {
        CatalogListing listing = catalog.list();
        listing.unreadable()
                .forEach(backup ->
                        LOG.errorf("unable to open backup.info of backup %s: %s", backup.id(), backup.reason()));
        if (!listing.unreadable().isEmpty()) {
            throw new OperationFailedException("nothing was deleted, because the backup.info of "
                    + listing.unreadable().size() + " backups of '" + layout.server() + "' cannot be read");
        }
        Set<BackupId> ids = new HashSet<>();
        for (BackupInfo backup : listing.backups()) {
            if (!ids.add(backup.id())) {
                throw new OperationFailedException("nothing was deleted, because two backups of '" + layout.server()
                        + "' say in their backup.info that they are backup " + backup.id());
            }
        }
        return listing;
    }

    /**
     * Deletes one backup. One that does not exist is warned of.
     *
     * @param argument an id, a shortcut or a name (contract 03 section 0)
     * @param listing from {@link #catalog}
     * @return the backup, unless it did not exist; what would be deleted, when the options ask for a preview
     * @throws OperationFailedException when the backup is kept, when too few would remain, or when an object cannot be
     *     deleted
     * @throws InvalidConfigurationException when this build cannot delete the backup
     * @throws IOException when the store fails, or a disk snapshot cannot be deleted
     * @throws InterruptedException when the calling thread was interrupted
     */
    public List<BackupId> deleteBackup(String argument, CatalogListing listing, DeletionOptions options)
            throws IOException, BackupInfoException, BackupSelectionException, OperationFailedException,
                    InterruptedException {
        BackupSelection selection = BackupSelector.select(argument, listing);
        selection.warnings().forEach(LOG::warn);
        BackupId id = selection.id();
        Optional<KeepTarget> keep = keeps.read(id);
        if (keep.isPresent()) {
            throw new OperationFailedException("backup " + id + " is kept ("
                    + keep.get().text() + ") and was not deleted; release it first, with backup-keep --release");
        }
        int count = listing.backups().size();
        if (options.minimumRedundancy() > 0 && options.minimumRedundancy() >= count) {
            throw new OperationFailedException("backup " + id + " was not deleted: '" + layout.server() + "' has "
                    + count + " backups, and the minimum redundancy is " + options.minimumRedundancy());
        }
        warnOfChildren(id, listing);
        Map<BackupId, KeepTarget> kept = new HashMap<>();
        Optional<BackupInfo> previous = WalNeeds.previous(listing.backups(), id);
        if (previous.isPresent()) {
            keeps.read(previous.get().id())
                    .ifPresent(target -> kept.put(previous.get().id(), target));
        }
        return delete(List.of(id), new WalNeeds(listing.backups(), kept), StandalonePredecessors.HOLD_ALL_WAL, options);
    }

    private static void warnOfChildren(BackupId id, CatalogListing listing) {
        new IncrementalChains(listing.backups())
                .childrenOf(id)
                .forEach(child -> LOG.warnf("without backup %s, backup %s cannot be restored", id, child));
    }

    /**
     * Deletes the backups that a retention policy declares obsolete.
     *
     * @param listing from {@link #catalog}
     * @return those backups, in the order of their deletion; what would be deleted, when the options ask for a preview
     * @throws OperationFailedException when an object cannot be deleted; later backups are not tried then
     * @throws InvalidConfigurationException when this build cannot delete one of the backups; nothing is deleted then
     * @throws IOException when the store fails, or a disk snapshot cannot be deleted; as above
     * @throws InterruptedException when the calling thread was interrupted
     */
    public List<BackupId> applyPolicy(RetentionPolicy policy, CatalogListing listing, DeletionOptions options)
            throws IOException, BackupInfoException, OperationFailedException, InterruptedException {
        Map<BackupId, KeepTarget> kept =
                keeps.readAll(listing.backups().stream().map(BackupInfo::id).toList());
        RetentionReport report =
                RetentionReport.of(policy, listing.backups(), kept, clock.instant(), options.minimumRedundancy());
        report.warnings().forEach(LOG::warn);
        report.statuses().forEach((id, status) -> LOG.infof("backup %s: %s", id, status.text()));
        if (options.preview() == null) {
            listing.backups().stream()
                    .filter(backup -> report.obsolete().contains(backup.id()))
                    .forEach(snapshots::requireDeletable);
        }
        return delete(
                report.obsolete(),
                new WalNeeds(listing.backups(), kept),
                StandalonePredecessors.HOLD_THEIR_OWN_WAL,
                options);
    }

    private List<BackupId> delete(
            List<BackupId> ids, WalNeeds needs, StandalonePredecessors standalone, DeletionOptions options)
            throws IOException, BackupInfoException, OperationFailedException, InterruptedException {
        List<BackupId> deleted = new ArrayList<>();
        BackupDeletion deletion = new BackupDeletion(store, layout, objects, snapshots, options);
        try (DeletionRun run = options.preview() == null
                ? new RealDeletionRun(store, layout, deletion, options.batchSize())
                : new PreviewedDeletionRun(store, layout, deletion, options.preview())) {
            run.discardUnfinishedUploads(ids);
            try (ReadAhead<BackupId, Optional<Stored>, BackupInfoException> backups =
                    new ReadAhead<>(ids, id -> read(id, run), BackupInfoException.class)) {
                for (BackupId id : ids) {
                    Optional<Stored> backup = backups.next();
                    requireSame(id, backup);
                    if (backup.isPresent()) {
                        BackupInfo info = backup.get().info();
                        run.delete(info, backup.get().keys(), needs.after(info, standalone));
                        needs.forget(id);
                        deleted.add(id);
                    }
                }
            }
        }
        return deleted;
    }

    /** A backup that is still there, with the keys that go with it. */
    private record Stored(BackupInfo info, List<String> keys) {}

    /** Reads the metadata again: another process may have deleted the backup meanwhile. */
    private Optional<Stored> read(BackupId id, DeletionRun run) throws StoreException, BackupInfoException {
        Optional<BackupInfo> info = catalog.load(id);
        return info.isEmpty() ? Optional.empty() : Optional.of(new Stored(info.get(), run.keys(info.get())));
    }

    private void requireSame(BackupId id, Optional<Stored> backup) throws OperationFailedException {
        if (backup.isEmpty()) {
            LOG.warnf("backup %s of '%s' does not exist", id, layout.server());
        } else if (!backup.get().info().id().equals(id)) {
            throw new OperationFailedException("backup " + id + " was not deleted: its backup.info says that it is"
                    + " backup " + backup.get().info().id());
        }
    }
}
