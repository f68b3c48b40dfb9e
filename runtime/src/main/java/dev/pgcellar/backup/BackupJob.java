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
 * What all backups of a running server have in common (contract 03 section 3.4, 05 section 2): a free id, and metadata
 * that are written last, when the backup succeeded and when it failed.
 */
public final class BackupJob {

    private static final Logger LOG = Logger.getLogger(BackupJob.class);

    private static final String INTERRUPTED = "the backup was interrupted";
    private static final String UPLOADING_METADATA = "uploading backup.info file";
    private static final int OLDEST_SERVER = 90600;

    private final ObjectStore store;
    private final ServerLayout layout;
    private final PostgresSession session;
    private final Clock clock;

    /**
     * @param session used for the whole backup; not closed. Closing it ends backup mode in any case
     * @param clock gives the backup its id, in the clock's zone
     */
    public BackupJob(ObjectStore store, ServerLayout layout, PostgresSession session, Clock clock) {
        this.store = store;
        this.layout = layout;
        this.session = session;
        this.clock = clock;
    }

    /**
     * Takes the backup. From the moment the content is asked for, every failure leaves a {@code backup.info} of status
     * FAILED behind, and no content that it does not know of.
     *
     * @return once the backup is complete, durable and visible
     * @throws OperationFailedException when the backup failed; the message says in which step and why
     * @throws InvalidConfigurationException when the server is too old
     * @throws StoreException when the store cannot be used at all; nothing was begun then
     * @throws InterruptedException when the calling thread was interrupted; the backup is recorded as FAILED
     */
    public BackupReport run(BackupDescription description, BackupContent content)
            throws OperationFailedException, StoreException, InterruptedException {
        Instant began = clock.instant();
        requireSupportedServer();
        BackupId id = freeId();
        BackupInfoBuilder info = BackupInfo.builder(id).serverName(description.serverName());
        description.backupName().ifPresent(info::backupName);
        RunningBackup backup = new RunningBackup(session, description.serverName(), info);
        BackupInfoUpload metadata = new BackupInfoUpload(store, layout, description.tags());
        long bytesStored = store(backup, content, metadata);
        BackupInfo done = info.status(BackupStatus.DONE).build();
        try {
            metadata.write(done);
        } catch (StoreException e) {
            withdraw(backup, content, metadata, e);
            throw failed(id, UPLOADING_METADATA, e);
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

    private static long store(RunningBackup backup, BackupContent content, BackupInfoUpload metadata)
            throws OperationFailedException, InterruptedException {
        try {
            return content.store(backup);
        } catch (IOException
                | PostgresException
                | OperationFailedException
                | InterruptedException
                | RuntimeException e) {
            if (isInterruption(e)) {
                giveUp(backup, content, metadata, INTERRUPTED);
                throw new InterruptedException("backup " + backup.id() + ": " + INTERRUPTED);
            }
            Throwable reason = CopyFailure.root(e);
            giveUp(backup, content, metadata, CopyFailure.firstLine(reason));
            throw failed(backup.id(), content.activity(), reason);
        }
    }

    /** Cleans up and leaves a record, also when the reason for it is an interrupt. */
    private static void giveUp(RunningBackup backup, BackupContent content, BackupInfoUpload metadata, String reason) {
        boolean interrupted = Thread.interrupted();
        try {
            content.discard(backup);
            recordFailure(backup, metadata, content.activity(), reason);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean recordFailure(
            RunningBackup backup, BackupInfoUpload metadata, String activity, String reason) {
        try {
            metadata.write(backup.info()
                    .failed("failure " + activity + " (" + reason + ")")
                    .build());
            return true;
        } catch (StoreException e) {
            LOG.warnf("the failure could not be recorded in backup.info: %s", e.getMessage());
            return false;
        }
    }

    /**
     * The content goes only where it is certain that no {@code backup.info} of status DONE speaks of it: an answer may
     * have been lost.
     */
    private static void withdraw(
            RunningBackup backup, BackupContent content, BackupInfoUpload metadata, StoreException failure) {
        boolean interrupted = Thread.interrupted();
        try {
            String reason = CopyFailure.firstLine(failure);
            boolean recorded = recordFailure(backup, metadata, UPLOADING_METADATA, reason);
            if (recorded || !failure.retryable()) {
                content.discard(backup);
            } else {
                content.leave(backup);
            }
            if (recorded) {
                recordFailure(backup, metadata, UPLOADING_METADATA, reason);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static OperationFailedException failed(BackupId id, String activity, Throwable reason) {
        return new OperationFailedException(
                "backup " + id + " failed while " + activity + ": " + CopyFailure.firstLine(reason), reason);
    }

    /** A call that an interrupt ended may have reported it in words of its own. */
    private static boolean isInterruption(Exception failure) {
        return failure instanceof InterruptedException || Thread.interrupted();
    }
}
