package dev.pgcellar.storage.gcs;

import com.google.api.client.http.HttpIOExceptionHandler;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpUnsuccessfulResponseHandler;
import com.google.api.client.util.ExponentialBackOff;
import dev.pgcellar.google.CredentialChain;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;

/**
 * When one request is sent again (Cloud Storage documentation, "Retry strategy"): after an answer that says so, up to
 * four times; after a failure of the connection twice; after a refused access token once, with a new one.
 */
final class Retries implements HttpUnsuccessfulResponseHandler, HttpIOExceptionHandler {

    /** How often a request is sent again at most, whatever the reason. */
    static final int MAX_RETRIES = 4;

    private static final int MAX_CONNECTION_RETRIES = 2;
    private static final int MAX_RETRY_AFTER_SECONDS = 30;

    private final CredentialChain credentials;
    private final ExponentialBackOff backOff = new ExponentialBackOff.Builder()
            .setInitialIntervalMillis(500)
            .setMultiplier(2)
            .setMaxIntervalMillis(8_000)
            .build();
    private int connectionFailures;
    private boolean renewed;

    /**
     * @param credentials null for anonymous requests
     */
    Retries(CredentialChain credentials) {
        this.credentials = credentials;
    }

    /** Whether the same request may succeed later. */
    static boolean isTransient(int status) {
        return status == 408 || status == 429 || status >= 500 && status != 501 && status != 505;
    }

    @Override
    public boolean handleResponse(HttpRequest request, HttpResponse response, boolean supportsRetry)
            throws IOException {
        if (!supportsRetry) {
            return false;
        }
        if (response.getStatusCode() == 401 && credentials != null && !renewed) {
            renewed = true;
            return credentials.renew(request);
        }
        return isTransient(response.getStatusCode()) && pause(retryAfterMillis(response));
    }

    @Override
    public boolean handleIOException(HttpRequest request, boolean supportsRetry) throws IOException {
        return supportsRetry && pauseAfterFailure();
    }

    /** Waits before a request is sent again after a failure of the connection; false when it had its attempts. */
    boolean pauseAfterFailure() throws IOException {
        return ++connectionFailures <= MAX_CONNECTION_RETRIES
                && !Thread.currentThread().isInterrupted()
                && pause(0);
    }

    private static long retryAfterMillis(HttpResponse response) {
        return Optional.ofNullable(response.getHeaders().getRetryAfter())
                .filter(value -> value.matches("\\d{1,9}"))
                .map(value -> 1000L * Math.min(Integer.parseInt(value), MAX_RETRY_AFTER_SECONDS))
                .orElse(0L);
    }

    private boolean pause(long atLeastMillis) throws IOException {
        try {
            Thread.sleep(Math.max(atLeastMillis, backOff.nextBackOffMillis()));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
