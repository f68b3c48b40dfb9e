package dev.pgcellar.azure;

import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** A request of the SDK in the JDK's form. */
final class JdkRequest {

    /** The JDK sets these itself, and lets nobody else. */
    private static final Set<String> OF_JDK = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private JdkRequest() {}

    static java.net.http.HttpRequest of(HttpRequest request, RequestBody body, EnvironmentProxies proxies) {
        URI uri = uri(request);
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(uri)
                .method(request.getHttpMethod().toString(), body.publisher());
        for (HttpHeader header : request.getHeaders()) {
            if (!OF_JDK.contains(header.getName().toLowerCase(Locale.ROOT))) {
                header.getValuesList().forEach(value -> builder.header(header.getName(), value));
            }
        }
        proxies.authorization(uri).ifPresent(login -> builder.header("Proxy-Authorization", login));
        return builder.build();
    }

    /** Without the URL in the failure: it may hold a token. */
    private static URI uri(HttpRequest request) {
        try {
            return request.getUrl().toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(
                    "the URL of a request to " + request.getUrl().getHost() + " is malformed");
        }
    }
}
