package dev.pgcellar.testsupport.controlplane;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request to a control plane.
 *
 * @param method of HTTP
 * @param path decoded
 * @param query without its question mark; may be empty
 * @param body empty when there is none
 */
public record ControlPlaneRequest(String method, String path, String query, String body) {

    /** Whether it is of a method and its path contains a text. */
    public boolean is(String expectedMethod, String pathPart) {
        return method.equals(expectedMethod) && path.contains(pathPart);
    }

    /** The text of the only property of a name in the body. */
    public Optional<String> property(String name) {
        Matcher matcher =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(body);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The value of a parameter in the query. */
    public Optional<String> parameter(String name) {
        Matcher matcher = Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(query);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
