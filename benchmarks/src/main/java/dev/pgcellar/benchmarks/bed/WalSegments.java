package dev.pgcellar.benchmarks.bed;

import java.util.Locale;

/** Names of segments of 16 MiB on timeline 1. */
public final class WalSegments {

    private static final int SEGMENTS_A_LOG = 256;
    private static final int LOG_NAME_LENGTH = 16;

    private WalSegments() {}

    /** The name of the segment with a number, counted from the first. */
    public static String name(long number) {
        return String.format(Locale.ROOT, "%08X%08X%08X", 1, number / SEGMENTS_A_LOG, number % SEGMENTS_A_LOG);
    }

    /** Where an archive keeps it, relative to the server's folder. */
    public static String path(String name) {
        return "wals/" + name.substring(0, LOG_NAME_LENGTH) + "/" + name;
    }
}
