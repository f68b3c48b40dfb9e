package dev.pgcellar.expire;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.DeleteFailure;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectLocks;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreUnreachableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Deletes the objects of one backup (contract 03 section 8.2): {@code backup.info} last, so that a deletion that was
 * broken off can be repeated.
 */
final class BackupDeletion {

    private static final Logger LOG = Logger.getLogger(BackupDeletion.class);

    private final ObjectStore store;
    private final ServerLayout layout;
    private final BackupObjects objects;
    private final BackupSnapshots snapshots;
    private final DeletionOptions options;

    BackupDeletion(
            ObjectStore store,
            ServerLayout layout,
            BackupObjects objects,
            BackupSnapshots snapshots,
            DeletionOptions options) {
        this.store = store;
        this.layout = layout;
        this.objects = objects;
        this.snapshots = snapshots;
        this.options = options;
    }

    /**
     * Refuses a backup of disk snapshots that this build cannot delete.
     *
     * @throws InvalidConfigurationException when it is one
     */
    void requireDeletable(BackupInfo backup) {
        snapshots.requireDeletable(backup);
    }

    /**
     * The keys that go with a backup, in the order of their deletion, without that of {@code backup.info}. May be asked by
     * any thread.
     */
    List<String> keys(BackupInfo backup) throws StoreException {
        return objects.keys(backup);
    }

    /**
     * Says what {@link #delete} would delete.
     *
     * @param keys from {@link #keys}
     */
    void preview(BackupInfo backup, List<String> keys, DeletionPreview preview) {
        if (backup.snapshotsInfo().isPresent()) {
            preview.snapshots();
            preview.object(layout.backupLabel(backup.id().text()));
        }
        try (DeletionPreview.Keys together = preview.objects()) {
            keys.forEach(together::add);
            together.add(layout.backupInfo(backup.id().text()));
        }
    }

    /**
     * Deletes the backup.
     *
     * @param keys from {@link #keys}
     * @throws OperationFailedException when an object is locked, and nothing was deleted then, or when a snapshot is, or
     *     an object could not be deleted, and {@code backup.info} is still there then
     * @throws IOException when a snapshot or the label could not be deleted; {@code backup.info} is still there then
     * @throws InterruptedException when the calling thread was interrupted; {@code backup.info} is still there then
     */
    void delete(BackupInfo backup, List<String> keys)
            throws IOException, OperationFailedException, InterruptedException {
        requireDeletable(backup);
        try {
            String info = layout.backupInfo(backup.id().text());
            requireUnlocked(backup, keys, info);
            deleteSnapshots(backup);
            deleteAll(backup, keys);
            deleteAll(backup, List.of(info));
        } catch (StoreException e) {
            throw new OperationFailedException("backup " + backup.id() + " could not be deleted: " + e.getMessage(), e);
        }
    }

    /**
     * Frees what killed processes left of the archives of backups. Best effort: it needs a permission that nothing else
     * needs, and not every store can do it.
     */
    void discardUnfinishedUploads(List<BackupId> backups) {
        try {
            store.discardUnfinishedUploads(
                    backups.stream().map(id -> layout.backupPrefix(id.text())).toList());
        } catch (StoreException e) {
            LOG.infof("unfinished uploads of the deleted backups, if there are any, stay: %s", e.getMessage());
        }
    }

    /** The label goes with the snapshots, and its failures count as theirs (contract 05 section 6). */
    private void deleteSnapshots(BackupInfo backup) throws IOException, OperationFailedException, InterruptedException {
        if (backup.snapshotsInfo().isEmpty()) {
            return;
        }
        snapshots.delete(backup);
        String label = layout.backupLabel(backup.id().text());
        try {
            List<DeleteFailure> failures = store.delete(List.of(label));
            if (!failures.isEmpty()) {
                throw new IOException("'" + label + "' could not be deleted: "
                        + failures.get(0).reason());
            }
        } catch (StoreException e) {
            throw new IOException("'" + label + "' could not be deleted: " + e.getMessage(), e);
        }
    }

    private void requireUnlocked(BackupInfo backup, List<String> archives, String info)
            throws StoreException, OperationFailedException {
        Optional<ObjectLocks> locks = store.objectLocks();
        if (options.lockCheck() == LockCheck.NONE || locks.isEmpty()) {
            return;
        }
        List<String> keys = new ArrayList<>(archives);
        if (backup.snapshotsInfo().isPresent()) {
            keys.add(layout.backupLabel(backup.id().text()));
        }
        keys.add(info);
        for (String key : keys) {
            Optional<String> lock = lock(backup, locks.get(), key);
            if (lock.isPresent()) {
                throw new OperationFailedException("'" + key + "' is locked by " + lock.get() + "; nothing of backup "
                        + backup.id() + " was deleted");
            }
        }
    }

    private static Optional<String> lock(BackupInfo backup, ObjectLocks locks, String key)
            throws StoreException, OperationFailedException {
        try {
            return locks.lockOn(key);
        } catch (StoreUnreachableException e) {
            throw e;
        } catch (StoreException e) {
            throw new OperationFailedException(
                    "whether '" + key + "' is locked cannot be told, so nothing of backup " + backup.id()
                            + " was deleted: " + e.getMessage(),
                    e);
        }
    }

    private void deleteAll(BackupInfo backup, List<String> keys) throws StoreException, OperationFailedException {
        DeletionBatches batches = new DeletionBatches(store, options.batchSize());
        for (String key : keys) {
            batches.add(key);
        }
        batches.flush();
        if (batches.failures() > 0) {
            throw new OperationFailedException(batches.failures() + " objects of backup " + backup.id()
                    + " could not be deleted; its backup.info is still there, so that the deletion can be repeated");
        }
    }
}
