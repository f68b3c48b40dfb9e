package dev.pgcellar.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a provider notes of something in its cloud, in a fixed order of keys: texts, integers, and values that are known
 * to be absent. It is stored in {@code backup.info} as it is (contract 05 section 7). Immutable.
 *
 * @param values each a {@link String}, a {@link Long} or null
 */
public record ProviderRecord(Map<String, Object> values) {

    /** Nothing is known. */
    public static final ProviderRecord EMPTY = new ProviderRecord(Map.of());

    public ProviderRecord {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        values.forEach((key, value) -> {
            if (value != null && !(value instanceof String) && !(value instanceof Long)) {
                throw new IllegalArgumentException(
                        key + " is a " + value.getClass().getName() + ", neither a text nor an integer");
            }
        });
    }

    /**
     * A record with one more entry, at the end.
     *
     * @param value null for one that is known to be absent
     */
    public ProviderRecord with(String key, String value) {
        return withValue(key, value);
    }

    /** A record with one more entry, at the end. */
    public ProviderRecord with(String key, long value) {
        return withValue(key, value);
    }

    private ProviderRecord withValue(String key, Object value) {
        Map<String, Object> extended = new LinkedHashMap<>(values);
        extended.put(key, value);
        return new ProviderRecord(extended);
    }

    /** A text that is there and not empty. */
    public Optional<String> text(String key) {
        return values.get(key) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    /** An integer that is there. */
    public OptionalLong number(String key) {
        return values.get(key) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }
}
