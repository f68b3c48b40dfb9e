package dev.pgcellar.http;

import dev.pgcellar.spi.InvalidConfigurationException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which HTTP proxy a URL is reached through, by {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY}; a
 * lower-case name wins over an upper-case one.
 */
public final class ProxyRules {

    private final Environment environment;

    public ProxyRules(Environment environment) {
        this.environment = environment;
    }

    /**
     * A proxy.
     *
     * @param userInfo {@code user:password}; null when it asks for none
     */
    public record HttpProxy(String host, int port, String userInfo) {

        Proxy toProxy() {
            return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
        }

        /** Leaves the password out. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /**
     * @throws InvalidConfigurationException when the variable does not hold the URL of an HTTP proxy
     */
    public Optional<HttpProxy> proxyFor(URI target) {
        String variable = target.getScheme().toUpperCase(Locale.ROOT) + "_PROXY";
        return bypassed(target) ? Optional.empty() : either(variable).map(value -> parse(variable, value));
    }

    private Optional<String> either(String variable) {
        return environment.get(variable.toLowerCase(Locale.ROOT)).or(() -> environment.get(variable));
    }

    private static HttpProxy parse(String variable, String value) {
        try {
            URI uri = URI.create(value.contains("://") ? value : "http://" + value);
            if ("http".equals(uri.getScheme()) && uri.getHost() != null) {
                return new HttpProxy(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort(), uri.getUserInfo());
            }
        } catch (IllegalArgumentException e) {
            throw malformed(variable);
        }
        throw malformed(variable);
    }

    /** Does not show the value, which may hold a password. */
    private static InvalidConfigurationException malformed(String variable) {
        return new InvalidConfigurationException(
                variable + " does not name a usable proxy; expected a form like http://proxy.example.com:3128");
    }

    private boolean bypassed(URI target) {
        String host = target.getHost().toLowerCase(Locale.ROOT);
        String hostAndPort = host + ":" + target.getPort();
        return either("NO_PROXY").stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*") || covers(entry, host) || covers(entry, hostAndPort));
    }

    private static boolean covers(String entry, String host) {
        String domain = entry.startsWith(".") ? entry.substring(1) : entry;
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
