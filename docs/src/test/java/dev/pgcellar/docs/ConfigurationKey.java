package dev.pgcellar.docs;

import java.util.Locale;
import java.util.Optional;

/**
 * A key that a {@code @ConfigMapping} reads.
 *
 * @param name for instance {@code pgcellar.s3.region}; {@code <name>} stands for a part that users choose
 * @param type of the value, as users write it
 * @param meaning the Javadoc, in AsciiDoc
 * @param defaultValue when the mapping gives one; the meaning may say more
 */
record ConfigurationKey(String name, String type, String meaning, Optional<String> defaultValue) {

    /** The environment variable, or nothing where a part of the key is chosen by users. */
    Optional<String> variable() {
        return name.contains("<")
                ? Optional.empty()
                : Optional.of(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"));
    }
}
