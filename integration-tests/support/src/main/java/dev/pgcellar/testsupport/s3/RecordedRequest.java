package dev.pgcellar.testsupport.s3;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request as it came over the wire.
 *
 * @param method for instance {@code PUT}
 * @param target path and query, still encoded
 * @param headers by lower-case name; the last value of a repeated header
 */
public record RecordedRequest(String method, String target, Map<String, String> headers) {
    public RecordedRequest {
        headers = Map.copyOf(headers);
    }

    /** The target without its query. */
    public String path() {
        return target.split("\\?", 2)[0];
    }

    /** Whether the query has a parameter, with or without a value. */
    public boolean hasParameter(String name) {
        String[] parts = target.split("\\?", 2);
        return parts.length == 2
                && Stream.of(parts[1].split("&"))
                        .anyMatch(parameter -> parameter.equals(name) || parameter.startsWith(name + "="));
    }

    /**
     * The value of a header.
     *
     * @param name in any case
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Length of the body in bytes. */
    public long contentLength() {
        return header("content-length").map(Long::parseLong).orElse(0L);
    }
}
