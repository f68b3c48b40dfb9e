package dev.pgcellar.testsupport.controlplane;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered.
 *
 * @param status of HTTP
 * @param json may be empty
 */
public record ControlPlaneAnswer(int status, Map<String, String> headers, String json) {

    /** An answer without headers of its own. */
    public static ControlPlaneAnswer of(int status, String json) {
        return new ControlPlaneAnswer(status, Map.of(), json);
    }

    /**
     * An answer with one more header.
     *
     * @param value null for none
     */
    public ControlPlaneAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        if (value != null) {
            more.put(header, value);
        }
        return new ControlPlaneAnswer(status, more, json);
    }
}
