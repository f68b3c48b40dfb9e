package dev.pgcellar.testsupport.ec2;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request in the EC2 query protocol.
 *
 * @param parameters by name, for instance {@code Filter.1.Name}
 */
public record Ec2Request(Map<String, String> parameters) {

    static Ec2Request parse(String body) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
        }
        return new Ec2Request(parameters);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** For instance {@code CreateSnapshot}. */
    public String action() {
        return parameters.get("Action");
    }

    /** A single value. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The values {@code prefix.1}, {@code prefix.2} and so on. */
    public List<String> list(String prefix) {
        List<String> values = new ArrayList<>();
        for (int number = 1; parameters.containsKey(prefix + "." + number); number++) {
            values.add(parameters.get(prefix + "." + number));
        }
        return values;
    }

    /** The values of a filter, or empty when it was not given. */
    public Optional<List<String>> filter(String name) {
        for (int number = 1; parameters.containsKey("Filter." + number + ".Name"); number++) {
            if (parameters.get("Filter." + number + ".Name").equals(name)) {
                return Optional.of(list("Filter." + number + ".Value"));
            }
        }
        return Optional.empty();
    }

    /** The tags below a prefix. */
    public Map<String, String> tags(String prefix) {
        Map<String, String> tags = new TreeMap<>();
        for (int number = 1; parameters.containsKey(prefix + "." + number + ".Key"); number++) {
            tags.put(
                    parameters.get(prefix + "." + number + ".Key"),
                    parameters.getOrDefault(prefix + "." + number + ".Value", ""));
        }
        return tags;
    }
}
