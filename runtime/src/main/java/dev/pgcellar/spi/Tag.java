package dev.pgcellar.spi;

import java.util.Objects;

/**
 * A label of an object.
 *
 * @param key not null
 * @param value not null, may be empty
 */
public record Tag(String key, String value) {
    public Tag {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
    }
}
