package dev.pgcellar.catalog;

import java.util.Locale;
import java.util.Objects;

/**
 * For what a backup is kept although the retention policy would let it go: the text of its keep annotation.
 *
 * @param text {@code full}, {@code standalone}, or what another tool wrote
 */
public record KeepTarget(String text) {

    /** The backup and all WAL after it, so that it can be recovered to any later time. */
    public static final KeepTarget FULL = new KeepTarget("full");

    /** The backup and only the WAL that makes it consistent. */
    public static final KeepTarget STANDALONE = new KeepTarget("standalone");

    public KeepTarget {
        Objects.requireNonNull(text, "text");
    }

    /** The status that lists show: {@code KEEP:FULL}, {@code KEEP:STANDALONE}. */
    public String archivalStatus() {
        return "KEEP:" + text.toUpperCase(Locale.ROOT);
    }
}
