package dev.pgcellar.api;

import dev.pgcellar.expire.LockCheck;
import java.util.Objects;

/**
 * How backups are deleted.
 *
 * @param minimumRedundancy backups that are to remain in any case; at least 0
 * @param lockCheck whether locks on objects are looked at first
 */
public record DeleteOptions(int minimumRedundancy, LockCheck lockCheck) {

    /** As the command does it when no option is given. */
    public static final DeleteOptions DEFAULT = new DeleteOptions(0, LockCheck.NONE);

    public DeleteOptions {
        if (minimumRedundancy < 0) {
            throw new IllegalArgumentException("a minimum redundancy is at least 0, not " + minimumRedundancy);
        }
        Objects.requireNonNull(lockCheck, "lockCheck");
    }

    public DeleteOptions withMinimumRedundancy(int minimumRedundancy) {
        return new DeleteOptions(minimumRedundancy, lockCheck);
    }

    public DeleteOptions withLockCheck(LockCheck lockCheck) {
        return new DeleteOptions(minimumRedundancy, lockCheck);
    }
}
