package dev.pgcellar.doctor;

import java.time.Duration;

/** Durations in one unit, as far as it matters for a judgement. */
final class Ages {

    private static final long MOST_SECONDS = 120;
    private static final long MOST_MINUTES = 120;
    private static final long MOST_HOURS = 48;

    private Ages() {}

    /** For instance {@code 26 h}. */
    static String text(Duration age) {
        if (age.toSeconds() < MOST_SECONDS) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        if (age.toMinutes() < MOST_MINUTES) {
            return age.toMinutes() + " min";
        }
        return age.toHours() < MOST_HOURS ? age.toHours() + " h" : age.toDays() + " days";
    }
}
