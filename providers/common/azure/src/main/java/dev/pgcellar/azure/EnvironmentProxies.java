package dev.pgcellar.azure;

import dev.pgcellar.http.Environment;
import dev.pgcellar.http.ProxyRules;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The proxies of the environment for the JDK's HTTP client. */
final class EnvironmentProxies extends ProxySelector {

    private final ProxyRules rules;

    EnvironmentProxies(Environment environment) {
        this.rules = new ProxyRules(environment);
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

    /**
     * The header that logs in to the proxy of a URL, if it asks for that. Not an authenticator: a client with one
     * drops the header by which the service knows us.
     */
    Optional<String> authorization(URI uri) {
        return rules.proxyFor(uri)
                .map(ProxyRules.HttpProxy::userInfo)
                .map(login -> "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
}
