package dev.pgcellar.backup;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupInfoBuilder;
import dev.pgcellar.catalog.BackupStatus;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.postgres.PostgresException;
import dev.pgcellar.postgres.PostgresSession;
import dev.pgcellar.spi.ContainerAbsentException;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Takes a base backup of a running server into an object store (contract 03 section 3.4). The server must run on this
 * machine: its data directory is read from the file system.
 *
 * <p>From the moment PostgreSQL is asked to enter backup mode, every failure leaves a {@code backup.info} of status
 * FAILED, no open multipart upload and no backup mode behind.
 */
public final class BaseBackup {

    private static final Logger LOG = Logger.getLogger(BaseBackup.class);

    /** What {@code server_name} says in every backup that is stored as archives (contract 02 section 1). */
    private static final String SERVER_NAME = "cloud";

    private static final String INTERRUPTED = "the backup was interrupted";
    private static final int OLDEST_SERVER = 90600;

    private final ObjectStore store;
    private final ServerLayout layout;
    private final PostgresSession session;
    private final Clock clock;

    /**
     * @param session used for the whole backup; not closed. Closing it ends backup mode in any case
     * @param clock gives the backup its id, in the clock's zone
     */
    public BaseBackup(ObjectStore store, ServerLayout layout, PostgresSession session, Clock clock) {
        this.store = store;
        this.layout = layout;
        this.session = session;
        this.clock = clock;
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
            throws OperationFailedException, PostgresException, StoreException, InterruptedException {
        Instant began = clock.instant();
        requireSupportedServer();
        BackupId id = freeId();
        BackupInfoBuilder info = BackupInfo.builder(id).serverName(SERVER_NAME);
        BackupInfoUpload metadata = new BackupInfoUpload(store, layout, request.tags());
        long bytesStored;
        try {
            bytesStored = new BackupRun(store, layout, session, request, info).copy();
        } catch (IOException
                | PostgresException
                | OperationFailedException
                | InterruptedException
                | RuntimeException e) {
            if (isInterruption(e)) {
                recordFailure(metadata, info, request, "uploading data", INTERRUPTED);
                throw new InterruptedException("backup " + id + ": " + INTERRUPTED);
            }
            Throwable reason = CopyFailure.root(e);
            recordFailure(metadata, info, request, "uploading data", CopyFailure.firstLine(reason));
            throw failed(id, "uploading data", reason);
        }
        BackupInfo done = named(info, request).status(BackupStatus.DONE).build();
        try {
            metadata.write(done);
        } catch (StoreException e) {
            throw failed(id, "uploading backup.info file", e);
        }
        return new BackupReport(done, bytesStored, Duration.between(began, clock.instant()));
    }

    private void requireSupportedServer() {
        if (session.serverVersion() < OLDEST_SERVER) {
            throw new InvalidConfigurationException("PostgreSQL " + session.serverVersion() / 10000 + "."
                    + session.serverVersion() / 100 % 100 + " is too old; backups need 9.6 or later");
        }
    }

    /**
     * An id that no other backup has: ids have a resolution of one second. Asking the store also finds out that it
     * cannot be used before PostgreSQL is troubled.
     */
    private BackupId freeId() throws StoreException, OperationFailedException, InterruptedException {
        try {
            BackupId id = BackupId.now(clock);
            while (store.listLevel(layout.backupPrefix(id.text())).hasNext()) {
                Thread.sleep(Duration.between(clock.instant(), clock.instant().plusSeconds(1))
                        .toMillis());
                id = BackupId.now(clock);
            }
            return id;
        } catch (ContainerAbsentException | StoreAccessDeniedException e) {
            throw new OperationFailedException("the backup cannot be stored: " + e.getMessage(), e);
        }
    }

    private void recordFailure(
            BackupInfoUpload metadata, BackupInfoBuilder info, BackupRequest request, String phase, String reason) {
        // The record is written even when the reason for it is an interrupt.
        boolean interrupted = Thread.interrupted();
        try {
            metadata.write(named(info, request)
                    .failed("failure " + phase + " (" + reason + ")")
                    .build());
        } catch (StoreException e) {
            LOG.warnf("the failure could not be recorded in backup.info: %s", e.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static BackupInfoBuilder named(BackupInfoBuilder info, BackupRequest request) {
        return request.backupName().map(info::backupName).orElse(info);
    }

    private static OperationFailedException failed(BackupId id, String phase, Throwable reason) {
        return new OperationFailedException(
                "backup " + id + " failed while " + phase + ": " + CopyFailure.firstLine(reason), reason);
    }

    /** A call that an interrupt ended may have reported it in words of its own. */
    private static boolean isInterruption(Exception failure) {
        return failure instanceof InterruptedException || Thread.interrupted();
    }
}
