package dev.pgcellar.expire;

import dev.pgcellar.wal.Timeline;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A folder of the WAL archive: all segments of one timeline and log number (contract 01 section 1).
 *
 * @param name 16 hexadecimal digits, as the archive writes them
 */
record WalDirectory(String name) {

    private static final int TIMELINE_DIGITS = 8;
    private static final Pattern FORM = Pattern.compile("[0-9A-Fa-f]{16}");

    /** Reads a folder's name; empty when it is not of this form. */
    static Optional<WalDirectory> parse(String name) {
        return FORM.matcher(name).matches() ? Optional.of(new WalDirectory(name)) : Optional.empty();
    }

    Timeline timeline() {
        return new Timeline(Long.parseLong(name.substring(0, TIMELINE_DIGITS), 16));
    }

    /** Whether all its segments come before a segment of the same timeline and a later log number. */
    boolean isBefore(String segment) {
        String own = name.toUpperCase(Locale.ROOT);
        return own.substring(0, TIMELINE_DIGITS).equals(segment.substring(0, TIMELINE_DIGITS))
                && own.compareTo(segment.substring(0, own.length())) < 0;
    }

    /** Whether all its segments come after a segment, by their names. */
    boolean isAfter(String segment) {
        String own = name.toUpperCase(Locale.ROOT);
        return own.compareTo(segment.substring(0, own.length())) > 0;
    }
}
