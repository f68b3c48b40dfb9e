package dev.pgcellar.cli.output;

import java.util.Locale;

/**
 * How far a copy is, in a line that fits a terminal: bytes, rate, and where the total is known, share and remaining
 * time.
 */
public final class ProgressText {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    private ProgressText() {}

    /**
     * @param command that copies
     * @param bytes so far
     * @param total null when unknown; one that was exceeded is taken for unknown
     * @param rate in bytes per second
     */
    public static String of(String command, long bytes, Long total, double rate) {
        String speed = ", " + HumanForms.size((long) rate) + "/s";
        if (total == null || bytes > total) {
            return command + ": " + HumanForms.size(bytes) + speed;
        }
        String share = String.format(Locale.ROOT, " (%d%%)", total == 0 ? 100 : (long) (100.0 * bytes / total));
        String rest = rate < 1 ? "" : ", " + interval((long) Math.ceil((total - bytes) / rate)) + " left";
        return command + ": " + HumanForms.size(bytes) + " of " + HumanForms.size(total) + share + speed + rest;
    }

    /** For instance {@code 2:05} or {@code 1:02:05}. */
    private static String interval(long seconds) {
        return seconds < HOUR
                ? String.format(Locale.ROOT, "%d:%02d", seconds / MINUTE, seconds % MINUTE)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / HOUR, seconds % HOUR / MINUTE, seconds % MINUTE);
    }
}
