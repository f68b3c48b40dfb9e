package dev.pgcellar.dashboard.api;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a request is answered. A web page elsewhere can make a browser on this machine send requests here, and
 * can have its own name resolve to this machine; hence the looks at {@code Host} and {@code Origin}.
 */
public final class RequestGuard {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final List<String> allowedHosts;

    RequestGuard(List<String> allowedHosts) {
        this.allowedHosts = List.copyOf(allowedHosts);
    }

    /** Why a request is refused, one line without quotation marks; empty when it is answered. */
    public Optional<String> refusal(HttpServerRequest request) {
        return refusal(RequestFacts.of(request));
    }

    Optional<String> refusal(RequestFacts request) {
        if (!request.overLoopback() && allowedHosts.isEmpty()) {
            return Optional.of("the dashboard answers on loopback addresses only;"
                    + " pgcellar.dashboard.allowed-hosts names other hosts");
        }
        if (!isAllowed(request.host())) {
            return Optional.of("the dashboard does not answer to this host name;"
                    + " pgcellar.dashboard.allowed-hosts names others than localhost");
        }
        if (request.origin() != null && !isOwn(request.origin(), request.host())) {
            return Optional.of("the dashboard does not answer pages of another origin");
        }
        if (request.fetchSite() != null && !OWN_SITE.contains(request.fetchSite()) && !request.navigates()) {
            return Optional.of("the dashboard does not answer pages of another site");
        }
        return Optional.empty();
    }

    private boolean isAllowed(String host) {
        if (host == null) {
            return false;
        }
        String name = host.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(name) || allowedHosts.stream().anyMatch(name::equalsIgnoreCase);
    }

    private static boolean isOwn(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }
}
