package dev.pgcellar.deployment;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.HashMap;
import java.util.Map;

/**
 * Names that at most one extension of a build may claim.
 */
final class UniqueClaims {

    private final String what;
    private final Map<String, String> extensionByName = new HashMap<>();

    /**
     * @param what the kind of name, for messages, for instance {@code the URL scheme}
     */
    UniqueClaims(String what) {
        this.what = what;
    }

    /**
     * Gives a name to an extension.
     *
     * @throws ConfigurationException when it was given away before; fails the build
     */
    void claim(String name, String extension) {
        String other = extensionByName.putIfAbsent(name, extension);
        if (other != null) {
            throw new ConfigurationException("Two extensions claim " + what + " '" + name + "': " + other + " and "
                    + extension + ". Remove one of the two dependencies.");
        }
    }
}
