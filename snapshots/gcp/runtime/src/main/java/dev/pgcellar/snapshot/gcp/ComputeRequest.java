package dev.pgcellar.snapshot.gcp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A request to the Compute Engine API.
 *
 * @param path below the version, encoded, with the query: {@code projects/p/zones/z/instances/db1}
 * @param body JSON; null for none
 * @param action for messages, for instance {@code look up instance 'db1'}
 */
record ComputeRequest(String method, String path, String body, String action) {

    /** Asks for a resource. */
    static ComputeRequest get(String path, String action) {
        return new ComputeRequest("GET", path, null, action);
    }

    /** Makes a resource, once however often it is sent: the service knows it by an id. */
    static ComputeRequest insert(String path, String body, String action) {
        return new ComputeRequest("POST", path + requestId(), body, action);
    }

    /** Deletes a resource. */
    static ComputeRequest delete(String path, String action) {
        return new ComputeRequest("DELETE", path + requestId(), null, action);
    }

    private static String requestId() {
        return "?requestId=" + UUID.randomUUID();
    }

    /** A path of these names. */
    static String path(String... names) {
        return Arrays.stream(names)
                .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
