package dev.pgcellar.azure;

import dev.pgcellar.http.Environment;
import dev.pgcellar.http.ProxyRules;
import dev.pgcellar.http.ProxyRules.HttpProxy;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.stream.Stream;

/** The proxies of the environment for the JDK's HTTP client. */
final class EnvironmentProxies extends ProxySelector {

    private final ProxyRules rules;

    EnvironmentProxies(Environment environment) {
        this.rules = new ProxyRules(environment);
    }

    /** Makes a client use these proxies, and log in to them. */
    void applyTo(HttpClient.Builder client) {
        client.proxy(this);
        client.authenticator(new Login());
    }

    @Override
    public List<Proxy> select(URI uri) {
        return List.of(rules.proxyFor(uri)
                .map(proxy -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.host(), proxy.port())))
                .orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The request itself fails, and says so.
    }

    private final class Login extends Authenticator {
        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() != RequestorType.PROXY
                    ? null
                    : Stream.of("https", "http")
                            .map(scheme -> URI.create(scheme + "://" + getRequestingSite()))
                            .flatMap(uri -> rules.proxyFor(uri).stream())
                            .filter(proxy -> proxy.userInfo() != null)
                            .findFirst()
                            .map(Login::of)
                            .orElse(null);
        }

        private static PasswordAuthentication of(HttpProxy proxy) {
            String[] userAndPassword = (proxy.userInfo() + ":").split(":", 3);
            return new PasswordAuthentication(userAndPassword[0], userAndPassword[1].toCharArray());
        }
    }
}
