package dev.pgcellar.transfer;

import dev.pgcellar.spi.StoreLimits;
import java.util.OptionalLong;

/**
 * How large archives and their parts may become.
 *
 * <p>The smallest parts that still let the largest archive fit keep memory low. The largest archive is what was asked
 * for, but never more than twice the size of the cluster: an archive is split at that size, so the number of parts
 * stays within the store's limit even when the cluster grows meanwhile.
 *
 * @param archiveLimit size in bytes at which an archive is continued in the next one; checked between members
 * @param partSize size in bytes of every part but the last
 */
public record PartSizing(long archiveLimit, long partSize) {

    private static final long PREFERRED_PART = 8L << 20;
    private static final long SMALLEST_CEILING = 16L << 30;
    private static final long LARGEST_ARCHIVE = 1L << 40;

    /**
     * @param limits of the store
     * @param requestedArchiveSize in bytes, as asked for; capped at 1 TiB and the store's object size
     * @param requestedPartSize in bytes, a lower bound; empty for none
     * @param clusterSize in bytes, if known
     */
    public static PartSizing choose(
            StoreLimits limits, long requestedArchiveSize, OptionalLong requestedPartSize, OptionalLong clusterSize) {
        long archive = Math.min(Math.min(requestedArchiveSize, LARGEST_ARCHIVE), limits.maxObjectSize());
        long ceiling = clusterSize.isPresent()
                ? Math.min(archive, Math.max(SMALLEST_CEILING, 2 * clusterSize.getAsLong()))
                : archive;
        // Twice the exact quotient: an archive may exceed its limit by one member and the tar padding.
        long needed = 2 * (ceiling / limits.maxParts());
        long part = Math.max(Math.max(needed, PREFERRED_PART), limits.minPartSize());
        part = Math.max(part, requestedPartSize.orElse(0));
        return new PartSizing(ceiling, Math.min(part, limits.maxPartSize()));
    }
}
