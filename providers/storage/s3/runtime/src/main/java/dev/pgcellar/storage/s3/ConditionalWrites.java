package dev.pgcellar.storage.s3;

import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreConflictException;
import dev.pgcellar.spi.StoreException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Writes only an absent key: by {@code If-None-Match: *}, or, on a server that does not know it, by asking first
 * (contract 09, decision 2). What the server can do is remembered for the life of the store.
 */
final class ConditionalWrites {

    private static final Logger LOG = Logger.getLogger(ConditionalWrites.class);
    private static final String ANY = "*";

    private final S3Requests requests;
    private final AtomicBoolean unsupported = new AtomicBoolean();

    ConditionalWrites(S3Requests requests) {
        this.requests = requests;
    }

    /** A request that makes the object visible. */
    @FunctionalInterface
    interface Write {
        /**
         * @param ifNoneMatch value of the header; null to leave it out
         */
        void send(String ifNoneMatch) throws StoreException;
    }

    /** Whether the server was found to have none. */
    boolean areKnownUnsupported() {
        return unsupported.get();
    }

    PutOutcome write(String key, Write write) throws StoreException {
        if (unsupported.get()) {
            return writeAfterLook(key, write);
        }
        try {
            write.send(ANY);
            return PutOutcome.WRITTEN;
        } catch (S3Exception e) {
            return switch (e.statusCode()) {
                case 412 -> PutOutcome.ALREADY_EXISTS;
                case 409 -> resolveConflict(key, e);
                case 501 -> writeWithout(key, write);
                default -> throw e;
            };
        }
    }

    /** Other requests on the key went on for as long as the SDK tried. */
    private PutOutcome resolveConflict(String key, S3Exception answer) throws StoreConflictException {
        if (!S3Errors.isConcurrentWriter(answer)) {
            throw answer;
        }
        if (exists(key)) {
            return PutOutcome.ALREADY_EXISTS;
        }
        throw new StoreConflictException(
                "cannot write '" + requests.url(key) + "': other requests on this key go on; try again", answer);
    }

    private PutOutcome writeWithout(String key, Write write) throws StoreException {
        PutOutcome outcome = writeAfterLook(key, write);
        // Only now it is known that the condition was what the server refused.
        if (outcome == PutOutcome.WRITTEN && unsupported.compareAndSet(false, true)) {
            LOG.infof(
                    "the server of 's3://%s' has no conditional writes; asking for each key before it is written",
                    requests.bucket());
        }
        return outcome;
    }

    private PutOutcome writeAfterLook(String key, Write write) throws StoreException {
        if (exists(key)) {
            return PutOutcome.ALREADY_EXISTS;
        }
        write.send(null);
        return PutOutcome.WRITTEN;
    }

    private boolean exists(String key) {
        try {
            requests.client()
                    .headObject(request -> request.bucket(requests.bucket()).key(key));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return false;
            }
            throw e;
        }
    }
}
