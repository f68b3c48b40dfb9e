package dev.pgcellar.testsupport.azurecompute;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request to Azure Resource Manager.
 *
 * @param method of HTTP
 * @param path decoded, from {@code /subscriptions/}
 * @param query without its question mark; may be empty
 * @param body empty when there is none
 */
public record ComputeRequest(String method, String path, String query, String body) {

    private static final Pattern RESOURCE = Pattern.compile(
            "/subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/Microsoft\\.Compute/([^/]+)/([^/]+)",
            Pattern.CASE_INSENSITIVE);

    /** Whether it is of a method and its path contains a text. */
    public boolean is(String expectedMethod, String pathPart) {
        return method.equals(expectedMethod) && path.contains(pathPart);
    }

    /** Subscription, resource group, type and name of the resource it is about, if it is about one. */
    public Optional<List<String>> resource() {
        Matcher matcher = RESOURCE.matcher(path);
        return matcher.matches()
                ? Optional.of(List.of(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)))
                : Optional.empty();
    }

    /** The text of the only property of a name in the body. */
    public Optional<String> property(String name) {
        Matcher matcher =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(body);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
