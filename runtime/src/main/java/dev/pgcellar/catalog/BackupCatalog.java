package dev.pgcellar.catalog;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.CommonPrefix;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The backups of one server in a store. A folder without {@code backup.info} holds no backup: one in progress, or one
 * that was killed.
 */
public final class BackupCatalog {

    private final ObjectStore store;
    private final ServerLayout layout;
    private final BackupInfoFormat format;

    public BackupCatalog(ObjectStore store, ServerLayout layout, BackupInfoFormat format) {
        this.store = store;
        this.layout = layout;
        this.format = format;
    }

    /**
     * Reads the metadata of all backups, several at once.
     *
     * @throws UnknownFieldException when a backup has a field this version does not know
     */
    public CatalogListing list() throws StoreException, UnknownFieldException {
        List<BackupInfo> backups = new ArrayList<>();
        List<UnreadableBackup> unreadable = new ArrayList<>();
        try (ParallelReads<Entry, UnknownFieldException> reads = new ParallelReads<>(UnknownFieldException.class)) {
            ObjectListing folders = store.listLevel(layout.backupsPrefix());
            while (folders.hasNext()) {
                if (folders.next() instanceof CommonPrefix folder) {
                    idOf(folder).ifPresent(id -> reads.submit(() -> read(id)));
                }
            }
            while (reads.pending() > 0) {
                Entry entry = reads.next();
                if (entry instanceof Readable readable) {
                    backups.add(readable.info());
                } else if (entry instanceof Unreadable damaged) {
                    unreadable.add(damaged.backup());
                }
            }
        }
        return new CatalogListing(backups, unreadable);
    }

    /**
     * Reads the metadata of one backup.
     *
     * @return empty when there is no such backup
     * @throws UnknownFieldException when its metadata has a field this version does not know
     * @throws UnreadableBackupInfoException when its metadata is damaged
     */
    public Optional<BackupInfo> load(BackupId id)
            throws StoreException, UnknownFieldException, UnreadableBackupInfoException {
        Optional<ObjectContent> found = store.get(layout.backupInfo(id.text()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(format.read(id, bytes(id, found.get())));
    }

    /**
     * Reads the metadata of the newest complete backup. Backups whose metadata are damaged are passed over.
     *
     * @return empty when no backup is complete
     * @throws UnknownFieldException when a newer backup has a field this version does not know
     */
    public Optional<BackupInfo> newestDone() throws StoreException, UnknownFieldException {
        Deque<BackupId> newestFirst = new ArrayDeque<>();
        ObjectListing folders = store.listLevel(layout.backupsPrefix());
        while (folders.hasNext()) {
            if (folders.next() instanceof CommonPrefix folder) {
                idOf(folder).ifPresent(newestFirst::push);
            }
        }
        for (BackupId id : newestFirst) {
            if (read(id) instanceof Readable readable && readable.info().isDone()) {
                return Optional.of(readable.info());
            }
        }
        return Optional.empty();
    }

    private static byte[] bytes(BackupId id, ObjectContent opened)
            throws StoreException, UnreadableBackupInfoException {
        try (ObjectContent content = opened) {
            if (content.length() > BackupInfoFormat.MAX_BYTES) {
                throw BackupInfoFormat.tooLarge(id, content.length());
            }
            return content.stream().readAllBytes();
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw new StoreErrorException(
                    "reading backup.info of backup " + id + " failed: " + e.getMessage(), true, e);
        }
    }

    private Optional<BackupId> idOf(CommonPrefix folder) {
        String name = folder.prefix()
                .substring(layout.backupsPrefix().length(), folder.prefix().length() - 1);
        return name.isEmpty() ? Optional.empty() : Optional.of(new BackupId(name));
    }

    private Entry read(BackupId id) throws StoreException, UnknownFieldException {
        try {
            return load(id).<Entry>map(Readable::new).orElse(new Absent());
        } catch (UnreadableBackupInfoException e) {
            return new Unreadable(new UnreadableBackup(id, e.reason()));
        }
    }

    /** What became of reading one backup's metadata. */
    private sealed interface Entry {}

    private record Readable(BackupInfo info) implements Entry {}

    private record Unreadable(UnreadableBackup backup) implements Entry {}

    private record Absent() implements Entry {}
}
