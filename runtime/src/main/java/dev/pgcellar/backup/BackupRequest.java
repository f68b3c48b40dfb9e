package dev.pgcellar.backup;

import dev.pgcellar.postgres.Checkpoint;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Tag;
import dev.pgcellar.transfer.BandwidthLimitedStore;
import dev.pgcellar.transfer.Compression;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a base backup is to be like.
 *
 * @param name the backup's name, or null for none
 * @param jobs how many archives are written, and how many parts are sent, at the same time; at least 1
 * @param maxArchiveSize size in bytes, after compression, at which an archive is continued in the next
 * @param minPartSize lower bound for the size of a part in bytes, or null for none
 * @param maxBandwidth bytes per second that all uploads together may use, or null for no limit
 * @param compression null to store the archives as they are
 * @param tags of every object the backup writes
 * @param checkpoint how PostgreSQL is to make the checkpoint at the start
 */
public record BackupRequest(
        String name,
        int jobs,
        long maxArchiveSize,
        Long minPartSize,
        Long maxBandwidth,
        Compression compression,
        List<Tag> tags,
        Checkpoint checkpoint) {
    public BackupRequest {
        if (jobs < 1 || maxArchiveSize < 1) {
            throw new IllegalArgumentException("jobs and maxArchiveSize must be at least 1");
        }
        Objects.requireNonNull(checkpoint, "checkpoint");
        tags = List.copyOf(tags);
    }

    Optional<String> backupName() {
        return Optional.ofNullable(name);
    }

    OptionalLong partSizeFloor() {
        return minPartSize == null ? OptionalLong.empty() : OptionalLong.of(minPartSize);
    }

    /** A store whose uploads keep to the bandwidth. */
    ObjectStore limited(ObjectStore store) {
        return maxBandwidth == null ? store : new BandwidthLimitedStore(store, maxBandwidth);
    }

    Optional<Compression> archiveCompression() {
        return Optional.ofNullable(compression);
    }
}
