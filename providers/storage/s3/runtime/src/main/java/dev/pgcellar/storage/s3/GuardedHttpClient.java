package dev.pgcellar.storage.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * An HTTP client for the SDK on the JDK's {@code HttpURLConnection}, which starts fastest of all, with a deadline on
 * every phase of a call: an upload fails when the server stops reading, and lasts as long as it moves.
 *
 * <p>A request that waits for {@code 100 Continue} goes without a socket time-out, because only then the JDK sends the
 * body after five seconds to a server that does not know this header; its guard sees to the deadline.
 */
final class GuardedHttpClient implements SdkHttpClient {

    private static final Duration CHECK_INTERVAL = Duration.ofMillis(100);

    private final Connections connections;
    private final Duration readTimeout;
    private final ScheduledThreadPoolExecutor checks;

    GuardedHttpClient(Connections connections, Duration readTimeout) {
        this.connections = connections;
        this.readTimeout = readTimeout;
        this.checks = new ScheduledThreadPoolExecutor(1, GuardedHttpClient::daemon);
        this.checks.setRemoveOnCancelPolicy(true);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "pgcellar-s3-deadlines");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        boolean waitsForContinue =
                request.httpRequest().firstMatchingHeader("Expect").isPresent();
        GuardedRequest guarded =
                new GuardedRequest(urlRequest(request, waitsForContinue ? Duration.ZERO : readTimeout), this::guard);
        return waitsForContinue ? new GuardedUpload(guarded, readTimeout) : guarded;
    }

    private UrlRequest urlRequest(HttpExecuteRequest request, Duration socketTimeout) {
        try {
            return new UrlRequest(connections.open(request.httpRequest().getUri(), socketTimeout), request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CallGuard guard(Runnable abort) {
        // The socket's own time-out goes first where there is one.
        CallGuard guard = new CallGuard(readTimeout.plus(CHECK_INTERVAL.multipliedBy(5)), abort);
        long millis = CHECK_INTERVAL.toMillis();
        guard.checkedBy(checks.scheduleAtFixedRate(guard::check, millis, millis, TimeUnit.MILLISECONDS));
        return guard;
    }

    @Override
    public String clientName() {
        return "UrlConnection";
    }

    @Override
    public void close() {
        checks.shutdownNow();
    }
}
