package dev.pgcellar.spi;

import java.util.Objects;

/**
 * A key prefix shared by one or more objects, reported instead of them by {@link ObjectStore#listLevel}.
 *
 * @param prefix ends in {@code /}
 */
public record CommonPrefix(String prefix) implements ListEntry {
    public CommonPrefix {
        Objects.requireNonNull(prefix, "prefix");
    }
}
