package dev.pgcellar.expire;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.SnapshotException;

/** Deletes the disk snapshots that some backups consist of. */
public interface BackupSnapshots {

    /**
     * Refuses a backup of snapshots that cannot be deleted at all.
     *
     * @param backup one of archives passes
     * @throws InvalidConfigurationException when this build has no provider for them, or their place is not known
     */
    void requireDeletable(BackupInfo backup);

    /**
     * Deletes all snapshots of a backup, in their order; an error stops it. What is gone already is warned of, so that
     * it can be repeated.
     *
     * @param backup one that has {@link BackupInfo#snapshotsInfo()}
     * @throws OperationFailedException when a snapshot is locked
     * @throws SnapshotException when one cannot be deleted
     * @throws InvalidConfigurationException as from {@link #requireDeletable}
     */
    void delete(BackupInfo backup) throws SnapshotException, OperationFailedException, InterruptedException;
}
