package dev.pgcellar.expire;

import java.util.Locale;

/**
 * Segments from one to another, both included, in the order of their names.
 *
 * @param first 24 upper-case hexadecimal digits
 * @param last likewise
 */
record SegmentRange(String first, String last) {

    SegmentRange {
        first = first.toUpperCase(Locale.ROOT);
        last = last.toUpperCase(Locale.ROOT);
    }

    /** Whether a segment, or at least one of the segments with these first digits, lies in the range. */
    boolean touches(String digits) {
        String name = digits.toUpperCase(Locale.ROOT);
        return start(first, name).compareTo(name) <= 0 && name.compareTo(start(last, name)) <= 0;
    }

    private static String start(String segment, String name) {
        return segment.substring(0, Math.min(segment.length(), name.length()));
    }
}
