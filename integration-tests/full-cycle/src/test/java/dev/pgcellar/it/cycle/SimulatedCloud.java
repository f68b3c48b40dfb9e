package dev.pgcellar.it.cycle;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A cloud in which a folder plays a disk, and a copy of it the snapshot. */
interface SimulatedCloud extends AutoCloseable {

    /** What the commands need to find it. */
    Map<String, String> environment();

    /** By which the disks are known to the machine they are attached to. */
    String device();

    /** Attaches {@code disk0} to the machine {@code db1}. */
    void attach(Path disk);

    /** What a backup has to say of the cloud. */
    List<String> backupOptions();

    /** Attaches a disk made from the only snapshot to the machine of {@link #restoreOptions}. */
    void attachCopy(Path disk);

    /** What a restore has to say of the cloud. */
    List<String> restoreOptions();

    /** How many snapshots there are. */
    int snapshots();

    @Override
    void close();
}
