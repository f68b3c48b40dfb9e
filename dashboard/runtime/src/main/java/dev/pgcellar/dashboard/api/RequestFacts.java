package dev.pgcellar.dashboard.api;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * What decides whether a request is answered.
 *
 * @param host the {@code Host} header; null when there is none
 * @param origin the {@code Origin} header; null when there is none
 * @param fetchSite the {@code Sec-Fetch-Site} header; null when there is none
 * @param navigates whether a user opens a page by the request
 * @param overLoopback whether it came in by a loopback address
 */
record RequestFacts(String host, String origin, String fetchSite, boolean navigates, boolean overLoopback) {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.%]+:[0-9A-Fa-f:.%a-z]*");

    static RequestFacts of(HttpServerRequest request) {
        String host = request.getHeader("Host");
        return new RequestFacts(
                host == null && request.authority() != null
                        ? request.authority().toString()
                        : host,
                request.getHeader("Origin"),
                request.getHeader("Sec-Fetch-Site"),
                "navigate".equals(request.getHeader("Sec-Fetch-Mode")),
                isLoopback(request.localAddress()));
    }

    private static boolean isLoopback(SocketAddress address) {
        String text = address == null ? null : address.hostAddress();
        if (text == null || !ADDRESS.matcher(text).matches()) {
            return false;
        }
        try {
            return InetAddress.getByName(text).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
