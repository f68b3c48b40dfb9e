package dev.pgcellar.deployment;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which of the test's plugins were initialised. Kept as a system property, which all class loaders of the test share.
 */
final class Loaded {

    private static final String PROPERTY = "pgcellar.test.loaded";

    private Loaded() {}

    static void record(String plugin) {
        Set<String> names = names();
        names.add(plugin);
        System.setProperty(PROPERTY, String.join(",", names));
    }

    static Set<String> names() {
        String recorded = System.getProperty(PROPERTY, "");
        return recorded.isEmpty() ? new TreeSet<>() : new TreeSet<>(Set.of(recorded.split(",")));
    }

    static void clear() {
        System.clearProperty(PROPERTY);
    }
}
