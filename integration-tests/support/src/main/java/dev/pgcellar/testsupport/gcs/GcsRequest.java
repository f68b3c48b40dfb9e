package dev.pgcellar.testsupport.gcs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request, or one of a batch.
 *
 * @param segments of the path, decoded; a slash of an object's name is no separator
 * @param query parameters by name, decoded
 * @param headers by lower-case name
 */
record GcsRequest(
        String method,
        List<String> segments,
        Map<String, String> query,
        Map<String, String> headers,
        InputStream body) {

    /**
     * @param target path and query, still encoded
     */
    static GcsRequest of(String method, String target, Map<String, String> headers, InputStream body) {
        String[] parts = target.split("\\?", 2);
        List<String> segments = new ArrayList<>();
        for (String segment : parts[0].substring(1).split("/", -1)) {
            segments.add(decode(segment.replace("+", "%2B")));
        }
        Map<String, String> query = new HashMap<>();
        if (parts.length == 2) {
            Stream.of(parts[1].split("&"))
                    .map(parameter -> (parameter + "=").split("=", 3))
                    .forEach(parameter -> query.put(decode(parameter[0]), decode(parameter[1])));
        }
        Map<String, String> lower = new HashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return new GcsRequest(method, segments, query, lower, body);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A body of moderate size as text. */
    String text() throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    boolean is(String expectedMethod) {
        return method.equals(expectedMethod);
    }
}
