package dev.pgcellar.http;

import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * Opens the JDK's HTTP connections as the settings ask.
 */
public final class Connections {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final ProxyRules proxies;
    private final Supplier<SSLSocketFactory> source;
    private SSLSocketFactory tls;

    /**
     * @param tls asked once, and only when there is a connection with TLS: reading certificates takes longer than a
     *     request. One factory serves all connections, as the JDK only reuses a connection of the same factory
     */
    public Connections(ProxyRules proxies, Supplier<SSLSocketFactory> tls) {
        this.proxies = proxies;
        this.source = tls;
    }

    private synchronized SSLSocketFactory tls() {
        if (tls == null) {
            tls = new LingeringSockets(source.get());
        }
        return tls;
    }

    /**
     * Prepares a connection; nothing is sent yet.
     *
     * @param readTimeout zero for none
     */
    public HttpURLConnection open(URI uri, Duration readTimeout) throws IOException {
        HttpURLConnection connection = openByProxy(uri, proxies.proxyFor(uri));
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(tls());
        }
        connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
        connection.setReadTimeout((int) readTimeout.toMillis());
        return connection;
    }

    private static HttpURLConnection openByProxy(URI uri, Optional<ProxyRules.HttpProxy> proxy) throws IOException {
        if (proxy.isEmpty()) {
            return (HttpURLConnection) uri.toURL().openConnection();
        }
        HttpURLConnection connection =
                (HttpURLConnection) uri.toURL().openConnection(proxy.get().toProxy());
        if (proxy.get().userInfo() != null) {
            logIn(connection, proxy.get().userInfo());
        }
        return connection;
    }

    /** A plain request carries its header at once; the JDK asks the authenticator when a tunnel is refused. */
    private static void logIn(HttpURLConnection connection, String userInfo) {
        if (connection instanceof HttpsURLConnection) {
            connection.setAuthenticator(new ProxyLogin(userInfo));
        } else {
            String token = Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
            connection.setRequestProperty("Proxy-Authorization", "Basic " + token);
        }
    }

    private static final class ProxyLogin extends Authenticator {
        private final String[] userAndPassword;

        ProxyLogin(String userInfo) {
            this.userAndPassword = (userInfo + ":").split(":", 3);
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                    ? new PasswordAuthentication(userAndPassword[0], userAndPassword[1].toCharArray())
                    : null;
        }
    }
}
