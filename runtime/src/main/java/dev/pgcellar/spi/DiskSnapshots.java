package dev.pgcellar.spi;

import java.util.List;
import java.util.Optional;

/**
 * The control plane of one cloud, opened for one account and place. Closing it releases the connections.
 *
 * <p>Every call ends within a deadline of the provider's, and ends early with {@link InterruptedException} when its
 * thread is interrupted. Used by one thread at a time.
 */
public interface DiskSnapshots extends AutoCloseable {

    /**
     * Whether a machine exists, running or not.
     *
     * @param instance its name, or whatever else identifies it in this cloud
     * @throws SnapshotException also when more than one machine goes by the name
     */
    boolean instanceExists(String instance) throws SnapshotException, InterruptedException;

    /**
     * The volumes attached to a machine that a caller names.
     *
     * @param disks names or ids of disks
     * @return one for each disk that is attached, in the order of {@code disks}; a disk that does not exist, is not
     *     attached or holds the machine's operating system is left out
     * @throws SnapshotException also when the machine does not exist or a name stands for several disks
     */
    List<AttachedVolume> attachedVolumes(String instance, List<String> disks)
            throws SnapshotException, InterruptedException;

    /**
     * All volumes attached to a machine, but for the one that holds its operating system.
     *
     * @throws SnapshotException also when the machine does not exist
     */
    List<AttachedVolume> attachedVolumes(String instance) throws SnapshotException, InterruptedException;

    /**
     * The names that a volume's device may have on this machine, the most likely first: {@code findmnt} is asked for
     * one after the other until it knows one. Makes no request, but may read what the kernel says of its devices.
     *
     * @return at least one, for instance {@code /dev/nvme1n1}
     * @throws SnapshotException when the volume cannot have a device that may be backed up, for instance because it is
     *     the root device
     */
    List<String> deviceCandidates(AttachedVolume volume) throws SnapshotException;

    /**
     * Takes a snapshot of each volume and waits until all are complete. They are asked for together, by one request
     * where the cloud has one for it and concurrently elsewhere, so that they are close to each other in time.
     *
     * <p>What exists in the cloud is reported at once to the observer, and the caller deletes it when this fails. So
     * that nothing is left behind unknown, an interrupt does not break off a request that makes a snapshot: its answer
     * is awaited, within the deadline of a request, and reported first; and where an answer is lost, the snapshot is
     * looked for by its name.
     *
     * @return in the order of the request's volumes, all complete
     * @throws SnapshotException when a snapshot could not be taken, ended in an error or was not complete within the
     *     provider's deadline
     * @throws InterruptedException when the calling thread was interrupted
     */
    List<TakenSnapshot> take(SnapshotRequest request, SnapshotObserver observer)
            throws SnapshotException, InterruptedException;

    /**
     * Deletes a snapshot. Also one that is not complete yet.
     *
     * @param snapshot what {@link TakenSnapshot#properties()} was
     * @return once it is deleted, or known to be absent
     * @throws SnapshotLockedException when a lock forbids it
     * @throws SnapshotException when it cannot be deleted, or its record lacks what identifies it
     */
    DeletedSnapshot delete(ProviderRecord snapshot) throws SnapshotException, InterruptedException;

    /**
     * What {@link AttachedVolume#sourceSnapshot()} is for volumes made from a snapshot; also its name in messages.
     *
     * @param snapshot what {@link TakenSnapshot#properties()} was
     * @return empty when the record lacks it
     */
    Optional<String> identifier(ProviderRecord snapshot);

    @Override
    void close();
}
