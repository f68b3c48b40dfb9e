package dev.pgcellar.expire;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.spi.StoreException;

/**
 * One or more backups on their way out. Closing it takes care of the WAL that the deleted ones set free.
 */
interface DeletionRun extends AutoCloseable {

    /**
     * Deletes a backup.
     *
     * @param rule which WAL this sets free
     */
    void delete(BackupInfo backup, WalCleanupRule rule) throws OperationFailedException;

    /** Frees what a backup that has no {@code backup.info}, because its process was killed, holds out of sight. */
    void discardUnfinished(BackupId id);

    @Override
    void close() throws StoreException;
}
