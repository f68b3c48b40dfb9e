package dev.pgcellar.snapshot;

import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What must be so before a snapshot backup begins (contract 05 section 2): the machine exists, the disks are attached to
 * it, and they are mounted here.
 */
final class BackupConditions {

    private static final Logger LOG = Logger.getLogger(BackupConditions.class);

    private final DiskSnapshots snapshots;
    private final MountResolution mounts;

    BackupConditions(DiskSnapshots snapshots) {
        this.snapshots = snapshots;
        this.mounts = new MountResolution(snapshots);
    }

    void require(String instance, List<String> disks)
            throws UnmetConditionException, SnapshotException, InterruptedException {
        if (!snapshots.instanceExists(instance)) {
            throw new UnmetConditionException("the instance '" + instance + "' (--snapshot-instance) does not exist");
        }
        List<AttachedVolume> volumes = attached(instance, disks);
        List<String> unmounted = new ArrayList<>();
        for (AttachedVolume volume : volumes) {
            if (mount(volume).isEmpty()) {
                unmounted.add(volume.disk());
            }
        }
        if (!unmounted.isEmpty()) {
            throw new UnmetConditionException("these disks of instance '" + instance
                    + "' are not mounted on this machine: " + String.join(", ", unmounted));
        }
    }

    /** The volumes of all disks, or none. */
    List<AttachedVolume> attached(String instance, List<String> disks)
            throws UnmetConditionException, SnapshotException, InterruptedException {
        List<AttachedVolume> volumes = snapshots.attachedVolumes(instance, disks);
        Set<String> found = volumes.stream().map(AttachedVolume::disk).collect(Collectors.toSet());
        Set<String> missing = new HashSet<>(disks);
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            throw new UnmetConditionException("these disks are not attached to instance '" + instance + "': "
                    + disks.stream().filter(missing::contains).collect(Collectors.joining(", ")));
        }
        return volumes;
    }

    /** What cannot be told counts as not mounted. */
    private Optional<Mount> mount(AttachedVolume volume) throws SnapshotException, InterruptedException {
        try {
            return mounts.mountOf(volume);
        } catch (MountResolutionException | SnapshotErrorException e) {
            LOG.warnf("disk '%s': %s", volume.disk(), e.getMessage());
            return Optional.empty();
        }
    }
}
