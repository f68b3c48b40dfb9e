package dev.pgcellar.spi;

/**
 * Sizes and counts a store accepts.
 *
 * @param maxParts the highest part number of a multipart upload
 * @param minPartSize smallest size in bytes of a part that is not the last
 * @param maxPartSize largest size in bytes of a part, and of a single {@link ObjectStore#put}
 * @param maxObjectSize largest size in bytes of an object
 * @param maxDeleteBatch how many keys one delete request may name
 */
public record StoreLimits(int maxParts, long minPartSize, long maxPartSize, long maxObjectSize, int maxDeleteBatch) {
    public StoreLimits {
        if (maxParts < 1 || minPartSize < 1 || maxPartSize < minPartSize || maxObjectSize < 1 || maxDeleteBatch < 1) {
            throw new IllegalArgumentException("limits must be positive and ordered");
        }
    }
}
