package dev.pgcellar.expire;

import java.util.Objects;

/**
 * How backups are deleted.
 *
 * @param minimumRedundancy how many backups are to remain whatever is asked for
 * @param batchSize how many objects one request may delete; brought into the range that the store accepts
 * @param lockCheck whether locks are looked at first
 * @param preview where the deletions go that would be made; null to make them
 */
public record DeletionOptions(int minimumRedundancy, int batchSize, LockCheck lockCheck, DeletionPreview preview) {
    public DeletionOptions {
        Objects.requireNonNull(lockCheck, "lockCheck");
    }
}
