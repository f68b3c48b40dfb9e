package dev.pgcellar.spi;

import java.util.Map;
import java.util.Optional;

/**
 * The values given for a provider's options, by {@link ProviderOption#name()}, already checked against their types.
 *
 * @param values flags that were given have the value {@code true}; options that were not given are absent
 */
public record OptionValues(Map<String, String> values) {

    /** No option was given. */
    public static final OptionValues NONE = new OptionValues(Map.of());

    public OptionValues {
        values = Map.copyOf(values);
    }

    /** The value of an option, or empty when it was not given. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
