package dev.pgcellar.api;

import dev.pgcellar.backup.BackupNames;
import dev.pgcellar.backup.BackupTags;
import dev.pgcellar.postgres.Checkpoint;
import dev.pgcellar.spi.Tag;
import java.util.List;
import java.util.Objects;

/**
 * What a base backup is to be like.
 *
 * @param name by which the backup can be asked for, or null for none
 * @param compression of the archives, or null to store them as they are
 * @param jobs how many archives are written, and how many parts are sent, at the same time; at least 1
 * @param maxArchiveSize size in bytes at which an archive is continued in the next
 * @param maxBandwidth bytes per second that the upload may use, or null for no limit
 * @param tags of every object that the backup writes
 * @param checkpoint how PostgreSQL is to make the checkpoint at the start
 */
public record BackupOptions(
        String name,
        CompressionChoice compression,
        int jobs,
        long maxArchiveSize,
        Long maxBandwidth,
        List<Tag> tags,
        Checkpoint checkpoint) {

    /** As the command does it when no option is given. */
    public static final BackupOptions DEFAULT =
            new BackupOptions(null, null, 2, 100L << 30, null, List.of(), Checkpoint.SPREAD);

    /**
     * @throws IllegalArgumentException when a value is out of range, or no backup may have this name
     */
    public BackupOptions {
        if (jobs < 1 || maxArchiveSize < 1 || maxBandwidth != null && maxBandwidth < 1) {
            throw new IllegalArgumentException("jobs, maxArchiveSize and maxBandwidth must be at least 1");
        }
        if (name != null) {
            BackupNames.require(name);
        }
        Objects.requireNonNull(checkpoint, "checkpoint");
        tags = BackupTags.require(List.copyOf(tags));
    }

    public BackupOptions withName(String name) {
        return new BackupOptions(name, compression, jobs, maxArchiveSize, maxBandwidth, tags, checkpoint);
    }

    public BackupOptions withCompression(CompressionChoice compression) {
        return new BackupOptions(name, compression, jobs, maxArchiveSize, maxBandwidth, tags, checkpoint);
    }

    public BackupOptions withJobs(int jobs) {
        return new BackupOptions(name, compression, jobs, maxArchiveSize, maxBandwidth, tags, checkpoint);
    }

    public BackupOptions withMaxArchiveSize(long maxArchiveSize) {
        return new BackupOptions(name, compression, jobs, maxArchiveSize, maxBandwidth, tags, checkpoint);
    }

    public BackupOptions withMaxBandwidth(long bytesPerSecond) {
        return new BackupOptions(name, compression, jobs, maxArchiveSize, bytesPerSecond, tags, checkpoint);
    }

    public BackupOptions withTags(List<Tag> tags) {
        return new BackupOptions(name, compression, jobs, maxArchiveSize, maxBandwidth, tags, checkpoint);
    }

    public BackupOptions withCheckpoint(Checkpoint checkpoint) {
        return new BackupOptions(name, compression, jobs, maxArchiveSize, maxBandwidth, tags, checkpoint);
    }
}
