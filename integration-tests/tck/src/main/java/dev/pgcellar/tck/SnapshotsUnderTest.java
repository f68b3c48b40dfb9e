package dev.pgcellar.tck;

import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.TakenSnapshot;
import java.util.List;
import java.util.Set;

/**
 * A cloud and its provider, for {@link SnapshotProviderConformanceTest}. It has one instance with a disk for its
 * operating system and exactly two further disks, and no snapshots.
 */
public interface SnapshotsUnderTest extends AutoCloseable {

    /** How the cloud is to behave from now on. */
    enum Behaviour {
        /** Snapshots are complete after a few requests. */
        COMPLETES,
        /** Snapshots are begun and never complete. */
        NEVER_COMPLETES,
        /** Snapshots are begun and end in an error. */
        ENDS_IN_ERROR,
        /** Every request is refused for want of a permission. */
        DENIES,
        /** The first requests are refused because there are too many, later ones served. */
        THROTTLES_FIRST,
        /** Nobody listens at the address. */
        IS_GONE
    }

    /** Opens what is tested as for a backup, with a deadline of two seconds for snapshots to complete. */
    DiskSnapshots open();

    /** Opens what is tested as {@code SnapshotProvider.openForRestore} does. */
    DiskSnapshots openForRestore(ProviderRecord providerInfo);

    /** Opens what is tested as {@code SnapshotProvider.openForDeletion} does. */
    DiskSnapshots openForDeletion(ProviderRecord providerInfo);

    /** The instance. */
    String instance();

    /** The two disks. */
    List<String> disks();

    /** Changes how the cloud behaves. */
    void behave(Behaviour behaviour);

    /** Attaches a third disk to the instance, made from a snapshot. */
    void attachCopyOf(TakenSnapshot snapshot);

    /** What identifies each snapshot that exists. */
    Set<String> existing();

    @Override
    void close();
}
