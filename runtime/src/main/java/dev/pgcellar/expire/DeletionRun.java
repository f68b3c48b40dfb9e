package dev.pgcellar.expire;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;

/**
 * One or more backups on their way out. Closing it takes care of the WAL that the deleted ones set free.
 */
interface DeletionRun extends AutoCloseable {

    /**
     * Deletes a backup.
     *
     * @param rule which WAL this sets free
     * @throws OperationFailedException as from {@link BackupDeletion#delete}
     * @throws IOException as from {@link BackupDeletion#delete}
     */
    void delete(BackupInfo backup, WalCleanupRule rule)
            throws IOException, OperationFailedException, InterruptedException;

    /** Frees what a backup that has no {@code backup.info}, because its process was killed, holds out of sight. */
    void discardUnfinished(BackupId id);

    @Override
    void close() throws StoreException;
}
