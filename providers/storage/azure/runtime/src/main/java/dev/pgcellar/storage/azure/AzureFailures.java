package dev.pgcellar.storage.azure;

import dev.pgcellar.azure.ConnectTimedOutException;
import dev.pgcellar.azure.NoCredentialsException;
import dev.pgcellar.azure.UnreadablePayloadException;
import dev.pgcellar.http.ConnectionFailures;
import dev.pgcellar.http.ForeignText;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;
import org.jboss.logging.Logger;

/**
 * Turns a request that got no answer into one of the SPI's failures.
 */
final class AzureFailures {

    private static final Logger LOG = Logger.getLogger(AzureFailures.class);

    private final ConnectionFailures connection;

    /**
     * @param server for messages
     */
    AzureFailures(String server, AzureSettings settings) {
        this.connection = new ConnectionFailures(
                server,
                settings.caBundle() == null ? "REQUESTS_CA_BUNDLE names a file with other authorities to trust" : "");
    }

    /**
     * @param action for instance {@code read 'https://account.blob.core.windows.net/container/key'}
     */
    StoreException translate(Throwable failure, String action) {
        String what = "cannot " + action;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
                Thread.currentThread().interrupt();
                return new StoreErrorException(what + ": interrupted", true, failure);
            }
            if (cause instanceof NoCredentialsException missing) {
                LOG.debug("no source of Azure credentials answered", missing.details());
                return new StoreAccessDeniedException(what + ": " + missing.getMessage(), failure);
            }
            if (cause instanceof UnreadablePayloadException) {
                return unreadable(cause, action);
            }
            if (cause instanceof ConnectTimedOutException) {
                return connection.unreachable(action, cause.getMessage(), failure);
            }
            if (cause instanceof IOException io) {
                return connection.translate(io, failure, action);
            }
        }
        return new StoreErrorException(what + ": " + ForeignText.oneLine(failure.getMessage()), false, failure);
    }

    StoreErrorException unreadable(Throwable cause, String action) {
        return new StoreErrorException(
                "cannot " + action + ": the data to be written cannot be read: "
                        + ForeignText.oneLine(cause.getMessage()),
                false,
                cause);
    }
}
