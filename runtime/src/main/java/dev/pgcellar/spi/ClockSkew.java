package dev.pgcellar.spi;

import java.time.Duration;
import java.time.Instant;

/** Judges how far this machine's clock is from a store's, whose times have a resolution of one second. */
public final class ClockSkew {

    /** The name of the check. */
    public static final String CHECK = "clock";

    private static final Duration TOLERABLE = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String FIX = "Let NTP, for instance chrony, set the clock of this machine: signed requests are"
            + " refused when it is far off, and ids of backups and retention go by it.";

    private ClockSkew() {}

    /**
     * @param store the time in the store's answer
     * @param here the time on this machine when the answer came
     */
    public static Finding judge(Instant store, Instant here) {
        Duration skew = Duration.between(store, here);
        Duration distance = skew.abs();
        if (distance.compareTo(TOLERABLE) <= 0) {
            return Finding.ok(CHECK, "agrees with the store's to " + Math.max(1, distance.toSeconds()) + " s");
        }
        String found = "this machine's clock is " + distance.toSeconds() + " s "
                + (skew.isNegative() ? "behind" : "ahead of") + " the store's";
        return distance.compareTo(LIMIT) <= 0 ? Finding.warning(CHECK, found, FIX) : Finding.failed(CHECK, found, FIX);
    }
}
