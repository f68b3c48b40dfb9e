package dev.pgcellar.http;

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
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/**
 * Turns a connection that failed into one of the SPI's failures, each with one line that names the server.
 */
public final class ConnectionFailures {

    private final String server;
    private final String authoritiesHint;

    /**
     * @param server for messages, for instance {@code https://s3.example.com}
     * @param authoritiesHint what to do when the server's certificate is not trusted; empty for nothing
     */
    public ConnectionFailures(String server, String authoritiesHint) {
        this.server = server;
        this.authoritiesHint = authoritiesHint;
    }

    /**
     * @param cause what the connection said
     * @param failure what the client made of it
     * @param action for instance {@code read 's3://bucket/key'}
     */
    public StoreException translate(IOException cause, Throwable failure, String action) {
        String what = "cannot " + action;
        if (cause instanceof UnknownHostException || cause.getCause() instanceof UnresolvedAddressException) {
            return unreachable(action, "its name does not resolve", failure);
        }
        if (cause instanceof SocketTimeoutException || cause instanceof HttpTimeoutException) {
            return unreachable(action, "it did not answer in time", failure);
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return unreachable(action, reasonOf(cause), failure);
        }
        if (cause instanceof HttpRetryException refused
                && (refused.responseCode() == 401 || refused.responseCode() == 407)) {
            return new StoreAccessDeniedException(what + ": HTTP " + refused.responseCode(), failure);
        }
        if (cause instanceof SSLException) {
            return new StoreErrorException(
                    what + ": no secure connection to " + server + ": " + ForeignText.oneLine(cause.getMessage())
                            + (authoritiesHint.isEmpty() ? "" : "; " + authoritiesHint),
                    false,
                    failure);
        }
        return new StoreErrorException(
                what + ": the connection to " + server + " broke: " + ForeignText.oneLine(cause.getMessage()),
                true,
                failure);
    }

    /** The JDK's newer client says nothing of a refused connection. */
    private static String reasonOf(IOException cause) {
        return cause.getMessage() == null
                ? "connection refused"
                : ForeignText.oneLine(cause.getMessage()).toLowerCase(Locale.ROOT);
    }

    /** The failure of a server that cannot be reached for a reason. */
    public StoreUnreachableException unreachable(String action, String reason, Throwable cause) {
        return new StoreUnreachableException("cannot reach " + server + " to " + action + ": " + reason, cause);
    }
}
