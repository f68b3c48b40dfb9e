package dev.pgcellar.backup;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.postgres.PostgresException;
import java.io.IOException;

/**
 * How the files of a cluster get into a backup: as archives, or as snapshots of the disks they are on. A {@link
 * BackupJob} does the rest.
 */
public interface BackupContent {

    /** What is going on, for messages about its failure, for instance {@code uploading data}. */
    String activity();

    /**
     * Enters backup mode, stores the files, leaves backup mode ({@link RunningBackup}), and enters what it stored into
     * the metadata.
     *
     * @return bytes stored in the object store
     * @throws InterruptedException when the calling thread was interrupted
     */
    long store(RunningBackup backup)
            throws IOException, PostgresException, OperationFailedException, InterruptedException;

    /**
     * Removes what {@link #store} left that nobody would find: called when the backup failed, in it or later, before the
     * failure is recorded. What cannot be removed is entered into the metadata. The calling thread is not interrupted.
     */
    void discard(RunningBackup backup);

    /**
     * Called in the place of {@link #discard} when a {@code backup.info} of status DONE may have been stored, but nobody
     * can tell: says what is there.
     */
    void leave(RunningBackup backup);
}
