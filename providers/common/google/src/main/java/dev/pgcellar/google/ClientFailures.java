package dev.pgcellar.google;

import com.google.api.client.http.HttpResponseException;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreUnreachableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Turns a request that got no answer into one of the SPI's failures. */
public final class ClientFailures {

    private static final String TOKENS = "the server of access tokens";

    private final String server;

    /**
     * @param server for messages
     */
    public ClientFailures(String server) {
        this.server = server;
    }

    /**
     * @param action for instance {@code write 'gs://bucket/key'}
     */
    public StoreException translate(IOException failure, String action) {
        if (Thread.currentThread().isInterrupted()) {
            return new StoreErrorException("cannot " + action + ": interrupted", true, failure);
        }
        return failure instanceof CredentialsException refused
                ? withoutToken(refused, action)
                : withoutAnswer(failure, action);
    }

    private StoreException withoutToken(CredentialsException failure, String action) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpResponseException answer) {
                String reason = ErrorDocument.of(answer).code();
                return new StoreAccessDeniedException(
                        "cannot " + action + ": " + TOKENS + " refuses the credentials: HTTP " + answer.getStatusCode()
                                + (reason.isEmpty() ? "" : " " + reason),
                        failure);
            }
            Optional<String> reason = reasonOfUnreachable(cause);
            if (reason.isPresent()) {
                return unreachable(TOKENS, action, reason.get(), failure);
            }
        }
        return new StoreAccessDeniedException(
                "cannot " + action + ": no usable Google credentials: " + ErrorDocument.oneLine(failure.getMessage()),
                failure);
    }

    private StoreException withoutAnswer(IOException failure, String action) {
        Optional<String> reason = reasonOfUnreachable(failure);
        if (reason.isPresent()) {
            return unreachable(server, action, reason.get(), failure);
        }
        String words = ErrorDocument.oneLine(
                failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage());
        if (failure instanceof SSLException) {
            return new StoreErrorException(
                    "cannot " + action + ": no secure connection to " + server + ": " + words, false, failure);
        }
        return new StoreErrorException(
                "cannot " + action + ": the connection to " + server + " broke: " + words, true, failure);
    }

    private static Optional<String> reasonOfUnreachable(Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return Optional.of("its name does not resolve");
        }
        if (failure instanceof SocketTimeoutException) {
            return Optional.of("it did not answer in time");
        }
        boolean refused = failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof ConnectTimedOutException;
        return refused && failure.getMessage() != null
                ? Optional.of(ErrorDocument.oneLine(failure.getMessage()).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static StoreUnreachableException unreachable(String what, String action, String reason, Throwable cause) {
        return new StoreUnreachableException("cannot reach " + what + " to " + action + ": " + reason, cause);
    }
}
