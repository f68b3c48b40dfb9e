package dev.pgcellar.backup;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.postgres.PostgresSession;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.transfer.CopyObserver;
import java.time.Clock;

/**
 * Takes a base backup of a running server into an object store (contract 03 section 3.4). The server must run on this
 * machine: its data directory is read from the file system.
 *
 * <p>From the moment PostgreSQL is asked to enter backup mode, every failure leaves a {@code backup.info} of status
 * FAILED, no open multipart upload and no backup mode behind.
 */
public final class BaseBackup {

    /** What {@code server_name} says in every backup that is stored as archives (contract 02 section 1). */
    private static final String SERVER_NAME = "cloud";

    private final ObjectStore store;
    private final ServerLayout layout;
    private final BackupJob job;
    private final CopyObserver observer;

    /**
     * @param session used for the whole backup; not closed. Closing it ends backup mode in any case
     * @param clock gives the backup its id, in the clock's zone
     * @param observer is told how far the copy is
     */
    public BaseBackup(
            ObjectStore store, ServerLayout layout, PostgresSession session, Clock clock, CopyObserver observer) {
        this.store = store;
        this.layout = layout;
        this.observer = observer;
        this.job = new BackupJob(store, layout, session, clock);
    }

    /**
     * Takes the backup.
     *
     * @return once the backup is complete, durable and visible
     * @throws OperationFailedException when the backup failed; the message says in which step and why
     * @throws InvalidConfigurationException when the server is too old
     * @throws StoreException when the store cannot be used at all; nothing was begun then
     * @throws InterruptedException when the calling thread was interrupted; the backup is recorded as FAILED
     */
    public BackupReport run(BackupRequest request)
            throws OperationFailedException, StoreException, InterruptedException {
        return job.run(
                new BackupDescription(SERVER_NAME, request.name(), request.tags()),
                new ArchivedFiles(store, layout, request, observer));
    }
}
