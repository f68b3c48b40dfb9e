package dev.pgcellar.snapshot;

import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.SnapshotException;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds out where the volumes of a cloud are mounted on this machine (contract 05 section 3): the provider knows what
 * their devices are called, {@code findmnt} knows what is mounted.
 */
final class MountResolution {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final DiskSnapshots snapshots;
    private final Findmnt findmnt;

    MountResolution(DiskSnapshots snapshots) {
        this.snapshots = snapshots;
        this.findmnt = new Findmnt(DEADLINE);
    }

    /**
     * The mount of a volume.
     *
     * @return empty when it is not mounted under any name that its device may have
     * @throws MountResolutionException when that cannot be told
     * @throws SnapshotException as from {@link DiskSnapshots#deviceCandidates}
     */
    Optional<Mount> mountOf(AttachedVolume volume)
            throws SnapshotException, MountResolutionException, InterruptedException {
        for (String device : snapshots.deviceCandidates(volume)) {
            Optional<Mount> mount = findmnt.mountOf(device);
            if (mount.isPresent()) {
                return mount;
            }
        }
        return Optional.empty();
    }
}
