package dev.pgcellar.spi;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The snapshots that one backup needs.
 *
 * @param instance the machine as the caller named it
 * @param volumes to be snapshotted, as {@link DiskSnapshots#attachedVolumes(String, List)} returned them; at least one
 * @param backupId of the backup, for instance {@code 20260113T100000}
 * @param tags to be put on each snapshot, where the cloud has tags and the provider supports them
 */
public record SnapshotRequest(String instance, List<AttachedVolume> volumes, String backupId, List<Tag> tags) {
    public SnapshotRequest {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(backupId, "backupId");
        volumes = List.copyOf(volumes);
        tags = List.copyOf(tags);
        if (volumes.isEmpty()) {
            throw new IllegalArgumentException("a backup has at least one volume");
        }
    }

    /** The name that the snapshot of a volume gets, for instance {@code disk0-20260113t100000} (contract 05 section 4). */
    public String snapshotName(AttachedVolume volume) {
        return volume.disk() + "-" + backupId.toLowerCase(Locale.ROOT);
    }
}
