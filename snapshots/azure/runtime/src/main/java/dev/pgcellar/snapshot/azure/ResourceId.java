package dev.pgcellar.snapshot.azure;

import dev.pgcellar.snapshot.azure.ComputeSettings.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What identifies a resource of Azure Compute.
 *
 * @param type in the plural, for instance {@code disks}
 */
record ResourceId(Place place, String type, String name) {

    static final String DISKS = "disks";
    static final String SNAPSHOTS = "snapshots";
    static final String VIRTUAL_MACHINES = "virtualMachines";

    /** Versions of the interface that have all that is used here; machines are versioned apart from disks. */
    private static final String VERSION_OF_MACHINES = "2023-03-01";

    private static final String VERSION_OF_DISKS = "2023-04-02";

    private static final Pattern FORM = Pattern.compile(
            "/?subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/Microsoft\\.Compute/([^/]+)/([^/]+)",
            Pattern.CASE_INSENSITIVE);

    /** Parses {@code /subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/type/name}; case is no matter. */
    static Optional<ResourceId> parse(String text, String type) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() && matcher.group(3).equalsIgnoreCase(type)
                ? Optional.of(new ResourceId(new Place(matcher.group(1), matcher.group(2)), type, matcher.group(4)))
                : Optional.empty();
    }

    /** Whether a text is meant to identify a snapshot. */
    static boolean namesSnapshot(String text) {
        return text.toLowerCase(Locale.ROOT).contains("providers/microsoft.compute/snapshots");
    }

    /** Where the resource is asked for. */
    String urlAt(ComputeSettings settings) {
        return settings.endpoint() + "/subscriptions/" + encode(place.subscription()) + "/resourceGroups/"
                + encode(place.resourceGroup()) + "/providers/Microsoft.Compute/" + type + "/" + encode(name)
                + "?api-version=" + (type.equals(VIRTUAL_MACHINES) ? VERSION_OF_MACHINES : VERSION_OF_DISKS);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
