package dev.pgcellar.snapshot;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.backup.BackupDescription;
import dev.pgcellar.backup.BackupJob;
import dev.pgcellar.backup.BackupReport;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.postgres.PostgresSession;
import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectStore;
import java.io.IOException;
import java.time.Clock;

/**
 * Takes a backup of a running server as snapshots of its disks (contract 05 section 2). The server must run on the
 * machine whose disks they are, which is this one. The object store gets the label and the metadata.
 *
 * <p>A failure leaves no snapshot behind: those that were taken are deleted. What cannot be deleted is recorded in the
 * {@code backup.info} of status FAILED, and goes when that backup is deleted.
 */
public final class SnapshotBackup {

    private final ObjectStore store;
    private final ServerLayout layout;
    private final PostgresSession session;
    private final Clock clock;

    /**
     * @param session used for the whole backup; not closed. Closing it ends backup mode in any case
     * @param clock gives the backup its id, in the clock's zone
     */
    public SnapshotBackup(ObjectStore store, ServerLayout layout, PostgresSession session, Clock clock) {
        this.store = store;
        this.layout = layout;
        this.session = session;
        this.clock = clock;
    }

    /**
     * Takes the backup.
     *
     * @param provider name of the provider, for the metadata
     * @param snapshots where the disks are; not closed
     * @return once all snapshots are complete and the backup is visible
     * @throws UnmetConditionException when a disk or the machine is not as the request says; nothing was begun then
     * @throws OperationFailedException when the backup failed; the message says in which step and why
     * @throws InvalidConfigurationException when the server is too old
     * @throws IOException when the control plane or the store cannot be used at all; nothing was begun then
     * @throws InterruptedException when the calling thread was interrupted; a backup that was begun is recorded as FAILED
     */
    public BackupReport run(SnapshotBackupRequest request, String provider, DiskSnapshots snapshots)
            throws IOException, OperationFailedException, InterruptedException {
        new BackupConditions(snapshots).require(request.instance(), request.disks());
        SnapshottedDisks disks = new SnapshottedDisks(store, layout, request, provider, snapshots);
        return new BackupJob(store, layout, session, clock)
                .run(new BackupDescription(layout.server(), request.name(), request.tags()), disks);
    }
}
