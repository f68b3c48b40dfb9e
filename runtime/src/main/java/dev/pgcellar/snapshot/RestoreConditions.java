package dev.pgcellar.snapshot;

import dev.pgcellar.catalog.SnapshotsInfo;
import dev.pgcellar.catalog.literal.PythonValue;
import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What must be so before a snapshot backup is restored (contract 05 section 5): for each snapshot a volume made from it
 * is attached, and it is mounted where and how the original was.
 */
final class RestoreConditions {

    private final DiskSnapshots snapshots;
    private final MountResolution mounts;

    RestoreConditions(DiskSnapshots snapshots) {
        this.snapshots = snapshots;
        this.mounts = new MountResolution(snapshots);
    }

    void require(SnapshotsInfo info, String instance)
            throws UnmetConditionException, SnapshotException, InterruptedException {
        Map<AttachedVolume, SnapshotsInfo.Snapshot> restored = match(info, instance);
        List<String> points = new ArrayList<>();
        List<String> options = new ArrayList<>();
        for (Map.Entry<AttachedVolume, SnapshotsInfo.Snapshot> entry : restored.entrySet()) {
            compare(entry.getKey(), entry.getValue(), points, options);
        }
        refuse("these disks are not mounted where they were when the backup was taken: ", points);
        refuse("these disks are not mounted with the options they had when the backup was taken: ", options);
    }

    private static void refuse(String what, List<String> problems) throws UnmetConditionException {
        if (!problems.isEmpty()) {
            throw new UnmetConditionException(what + String.join("; ", problems));
        }
    }

    /** Finds the volume of each snapshot; sorted by the name of the disk. */
    private Map<AttachedVolume, SnapshotsInfo.Snapshot> match(SnapshotsInfo info, String instance)
            throws UnmetConditionException, SnapshotException, InterruptedException {
        List<AttachedVolume> volumes = snapshots.attachedVolumes(instance);
        Map<AttachedVolume, SnapshotsInfo.Snapshot> matched = new TreeMap<>(Comparator.comparing(AttachedVolume::disk));
        List<String> missing = new ArrayList<>();
        for (SnapshotsInfo.Snapshot snapshot : info.snapshots()) {
            Optional<String> identifier = snapshots.identifier(SnapshotRecords.record(snapshot.provider()));
            Optional<AttachedVolume> volume = identifier.flatMap(source -> volumes.stream()
                    .filter(candidate -> candidate.sourceSnapshot().equals(Optional.of(source)))
                    .findFirst());
            volume.ifPresentOrElse(
                    found -> matched.put(found, snapshot),
                    () -> missing.add(identifier.orElse("one that backup.info does not name")));
        }
        if (!missing.isEmpty()) {
            throw new UnmetConditionException("no volumes made from these snapshots are attached to instance '"
                    + instance + "': " + String.join(", ", missing));
        }
        return matched;
    }

    private void compare(
            AttachedVolume volume, SnapshotsInfo.Snapshot snapshot, List<String> points, List<String> options)
            throws SnapshotException, InterruptedException {
        Optional<Mount> mount;
        try {
            mount = mounts.mountOf(volume);
        } catch (MountResolutionException | SnapshotErrorException e) {
            points.add("disk '" + volume.disk() + "': " + e.getMessage());
            return;
        }
        String point = mount.map(Mount::point).orElse("nowhere");
        if (mount.isEmpty() || !PythonValue.of(point).equals(snapshot.mountPoint())) {
            points.add("disk '" + volume.disk() + "' is mounted at '" + point + "', not at "
                    + text(snapshot.mountPoint()));
        } else if (!PythonValue.of(mount.get().options()).equals(snapshot.mountOptions())) {
            options.add("disk '" + volume.disk() + "' has '" + mount.get().options() + "', not "
                    + text(snapshot.mountOptions()));
        }
    }

    private static String text(PythonValue value) {
        return value instanceof PythonValue.Text text ? "'" + text.value() + "'" : "a recorded one";
    }
}
