package dev.pgcellar.storage.s3;

import dev.pgcellar.http.CallGuards;
import dev.pgcellar.http.Connections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
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

    private final Connections connections;
    private final Duration readTimeout;
    private final CallGuards guards;

    GuardedHttpClient(Connections connections, Duration readTimeout) {
        this.connections = connections;
        this.readTimeout = readTimeout;
        this.guards = new CallGuards(readTimeout, "pgcellar-s3-deadlines");
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        boolean waitsForContinue =
                request.httpRequest().firstMatchingHeader("Expect").isPresent();
        GuardedRequest guarded =
                new GuardedRequest(urlRequest(request, waitsForContinue ? Duration.ZERO : readTimeout), guards::watch);
        return waitsForContinue ? new GuardedUpload(guarded, readTimeout) : guarded;
    }

    private UrlRequest urlRequest(HttpExecuteRequest request, Duration socketTimeout) {
        try {
            return new UrlRequest(connections.open(request.httpRequest().getUri(), socketTimeout), request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String clientName() {
        return "UrlConnection";
    }

    @Override
    public void close() {
        guards.close();
    }
}
