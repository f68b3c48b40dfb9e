package dev.pgcellar.storage.s3;

import dev.pgcellar.spi.ObjectLocks;
import dev.pgcellar.spi.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;

/**
 * S3 Object Lock (contract 04 section 1): an object is locked until its retention date has passed, in whatever mode, and
 * as long as it is under a legal hold. Without the permission to see them the server leaves both out.
 */
final class S3ObjectLocks implements ObjectLocks {

    private final S3Requests requests;
    private final Clock clock;

    S3ObjectLocks(S3Requests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public Optional<String> lockOn(String key) throws StoreException {
        HeadObjectResponse head = requests.send("look up the lock of", key, () -> requests.client()
                .headObject(request -> request.bucket(requests.bucket()).key(key)));
        Instant until = head.objectLockRetainUntilDate();
        if (until != null && until.isAfter(clock.instant())) {
            return Optional.of("a retention period until " + until);
        }
        return head.objectLockLegalHoldStatus() == ObjectLockLegalHoldStatus.ON
                ? Optional.of("a legal hold")
                : Optional.empty();
    }
}
