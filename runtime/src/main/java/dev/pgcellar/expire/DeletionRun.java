package dev.pgcellar.expire;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;
import java.util.List;

/**
 * One or more backups on their way out. Closing it takes care of the WAL that the deleted ones set free.
 */
interface DeletionRun extends AutoCloseable {

    /** Frees what killed processes left of the archives of these backups, out of everybody's sight. */
    void discardUnfinishedUploads(List<BackupId> backups);

    /** The keys that {@link #delete} wants to know of a backup. May be asked by any thread, some backups ahead. */
    List<String> keys(BackupInfo backup) throws StoreException;

    /**
     * Deletes a backup.
     *
     * @param keys from {@link #keys}
     * @param rule which WAL this sets free
     * @throws OperationFailedException as from {@link BackupDeletion#delete}
     * @throws IOException as from {@link BackupDeletion#delete}
     */
    void delete(BackupInfo backup, List<String> keys, WalCleanupRule rule)
            throws IOException, OperationFailedException, InterruptedException;

    @Override
    void close() throws StoreException;
}
