package dev.pgcellar.google;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.auth.http.HttpTransportFactory;
import dev.pgcellar.http.CallGuards;
import dev.pgcellar.http.Connections;
import dev.pgcellar.http.Environment;
import dev.pgcellar.http.ProxyRules;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;

/**
 * What Google's client sends its requests by: connections of the JDK, with a deadline on every phase of a call. An
 * upload fails when the server stops reading, and lasts as long as it moves.
 */
public final class GuardedTransport extends HttpTransport {

    private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "POST", "PUT");

    private final Connections connections;
    private final Duration readTimeout;
    private final CallGuards guards = new CallGuards("pgcellar-google-deadlines");

    /**
     * @param environment names the proxies
     * @param readTimeout how long a call may go without an answer or any progress
     */
    public GuardedTransport(Environment environment, Duration readTimeout) {
        this.connections =
                new Connections(new ProxyRules(environment), () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
        this.readTimeout = readTimeout;
    }

    /**
     * Transports for credentials. Those that Google's library finds are kept by it for the whole process, with the
     * transport of whoever asked first: it must not end with one client.
     *
     * @param environment names the proxies
     * @param readTimeout how long a call may go without an answer or any progress
     */
    public static HttpTransportFactory forCredentials(Environment environment, Duration readTimeout) {
        return () -> new GuardedTransport(environment, readTimeout);
    }

    /** The client replaces any other method by POST and a header that names it. */
    @Override
    public boolean supportsMethod(String method) {
        return METHODS.contains(method);
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) throws IOException {
        HttpURLConnection connection = connections.open(URI.create(url), readTimeout);
        connection.setRequestMethod(method);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        return new GuardedExchange(connection, guards);
    }

    @Override
    public void shutdown() {
        guards.close();
    }
}
