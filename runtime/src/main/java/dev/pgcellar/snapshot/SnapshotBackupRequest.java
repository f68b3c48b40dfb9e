package dev.pgcellar.snapshot;

import dev.pgcellar.postgres.Checkpoint;
import dev.pgcellar.spi.Tag;
import java.util.List;
import java.util.Objects;

/**
 * What a snapshot backup is to be like.
 *
 * @param instance the machine whose disks hold the cluster: this one
 * @param disks names of all disks that hold the cluster; at least one
 * @param name the backup's name, or null for none
 * @param tags of the snapshots and of every object the backup writes
 * @param checkpoint how PostgreSQL is to make the checkpoint at the start
 */
public record SnapshotBackupRequest(
        String instance, List<String> disks, String name, List<Tag> tags, Checkpoint checkpoint) {
    public SnapshotBackupRequest {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(checkpoint, "checkpoint");
        // A disk that is named twice is still one disk.
        disks = disks.stream().distinct().toList();
        tags = List.copyOf(tags);
        if (disks.isEmpty()) {
            throw new IllegalArgumentException("a snapshot backup has at least one disk");
        }
    }
}
