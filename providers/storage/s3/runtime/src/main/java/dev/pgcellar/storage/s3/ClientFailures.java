package dev.pgcellar.storage.s3;

import dev.pgcellar.http.ConnectionFailures;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * Turns a request that got no answer into one of the SPI's failures.
 */
final class ClientFailures {

    private static final Logger LOG = Logger.getLogger(ClientFailures.class);

    private final ConnectionFailures connection;

    /**
     * @param settings for messages
     */
    ClientFailures(S3Settings settings) {
        this.connection = new ConnectionFailures(
                settings.server(),
                settings.caBundle() == null ? "AWS_CA_BUNDLE names a file with other authorities to trust" : "");
    }

    /**
     * @param action for instance {@code put 's3://bucket/key'}
     */
    StoreException translate(RuntimeException failure, String action) {
        String what = "cannot " + action;
        if (failure instanceof AbortedException || Thread.currentThread().isInterrupted()) {
            Thread.currentThread().interrupt();
            return new StoreErrorException(what + ": interrupted", true, failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoCredentialsException missing) {
                LOG.debug("no source of AWS credentials answered", missing.details());
                return new StoreAccessDeniedException(what + ": " + missing.getMessage(), failure);
            }
            if (cause instanceof UnreadablePayloadException) {
                return new StoreErrorException(
                        what + ": the data to be written cannot be read: " + cause.getMessage(), false, failure);
            }
            if (cause instanceof ConnectTimedOutException) {
                return connection.unreachable(action, cause.getMessage(), failure);
            }
            if (cause instanceof IOException io) {
                return connection.translate(io, failure, action);
            }
        }
        return new StoreErrorException(what + ": " + S3Errors.oneLine(failure.getMessage()), false, failure);
    }
}
