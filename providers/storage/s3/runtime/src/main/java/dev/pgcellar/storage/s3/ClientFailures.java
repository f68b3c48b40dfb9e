package dev.pgcellar.storage.s3;

import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreUnreachableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpRetryException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * Turns a request that got no answer into one of the SPI's failures.
 */
final class ClientFailures {

    private static final Logger LOG = Logger.getLogger(ClientFailures.class);

    private final String server;
    private final boolean ownAuthorities;

    /**
     * @param settings for messages
     */
    ClientFailures(S3Settings settings) {
        this.server = settings.server();
        this.ownAuthorities = settings.caBundle() != null;
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
                return unreachable(action, cause.getMessage(), failure);
            }
            if (cause instanceof IOException io) {
                return translate(io, failure, action);
            }
        }
        return new StoreErrorException(what + ": " + S3Errors.oneLine(failure.getMessage()), false, failure);
    }

    private StoreException translate(IOException cause, RuntimeException failure, String action) {
        String what = "cannot " + action;
        if (cause instanceof UnknownHostException) {
            return unreachable(action, "its name does not resolve", failure);
        }
        if (cause instanceof SocketTimeoutException) {
            return unreachable(action, "it did not answer in time", failure);
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return unreachable(action, S3Errors.oneLine(cause.getMessage()).toLowerCase(Locale.ROOT), failure);
        }
        if (cause instanceof HttpRetryException refused
                && (refused.responseCode() == 401 || refused.responseCode() == 407)) {
            return new StoreAccessDeniedException(what + ": HTTP " + refused.responseCode(), failure);
        }
        if (cause instanceof SSLException) {
            return new StoreErrorException(what + ": " + tlsHint(cause), false, failure);
        }
        return new StoreErrorException(
                what + ": the connection to " + server + " broke: " + S3Errors.oneLine(cause.getMessage()),
                true,
                failure);
    }

    private String tlsHint(IOException cause) {
        return "no secure connection to " + server + ": " + S3Errors.oneLine(cause.getMessage())
                + (ownAuthorities ? "" : "; AWS_CA_BUNDLE names a file with other authorities to trust");
    }

    private StoreUnreachableException unreachable(String action, String reason, Throwable cause) {
        return new StoreUnreachableException("cannot reach " + server + " to " + action + ": " + reason, cause);
    }
}
