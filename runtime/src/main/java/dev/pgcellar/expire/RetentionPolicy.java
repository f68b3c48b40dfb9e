package dev.pgcellar.expire;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which backups are to be retained (contract 03 section 8.1).
 */
public sealed interface RetentionPolicy {

    /**
     * The newest complete backups are retained.
     *
     * @param backups how many; 0 retains none but the kept ones
     */
    record Redundancy(long backups) implements RetentionPolicy {
        public Redundancy {
            if (backups < 0) {
                throw new IllegalArgumentException("a redundancy is at least 0, not " + backups);
            }
        }
    }

    /**
     * All that is needed to recover to any moment of a window that ends now is retained.
     *
     * @param length of the window
     */
    record RecoveryWindow(Duration length) implements RetentionPolicy {
        public RecoveryWindow {
            Objects.requireNonNull(length, "length");
        }
    }

    /**
     * Reads {@code REDUNDANCY n} or {@code RECOVERY WINDOW OF n DAYS|WEEKS|MONTHS}, in any case. A month has 31 days.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    static RetentionPolicy parse(String text) {
        String policy = text.strip().toUpperCase(Locale.ROOT);
        Matcher redundancy = Forms.REDUNDANCY.matcher(policy);
        if (redundancy.matches()) {
            return new Redundancy(Forms.number(redundancy.group(1), Long.MAX_VALUE));
        }
        Matcher window = Forms.RECOVERY_WINDOW.matcher(policy);
        if (window.matches()) {
            int days = Forms.days(window.group(2));
            return new RecoveryWindow(
                    Duration.ofDays(Math.min(Forms.MAX_DAYS, Forms.number(window.group(1), Forms.MAX_DAYS) * days)));
        }
        throw new IllegalArgumentException("'" + text + "' is no retention policy: use REDUNDANCY n"
                + " or RECOVERY WINDOW OF n DAYS, WEEKS or MONTHS");
    }

    /** How the policies are written. */
    final class Forms {

        private static final Pattern REDUNDANCY = Pattern.compile("REDUNDANCY\\s+(\\d+)");
        private static final Pattern RECOVERY_WINDOW =
                Pattern.compile("RECOVERY\\s+WINDOW\\s+OF\\s+(\\d+)\\s+(DAY|WEEK|MONTH)S?");

        /** Longer windows begin before all backups too. */
        private static final long MAX_DAYS = 1_000_000_000;

        private Forms() {}

        private static int days(String unit) {
            return switch (unit) {
                case "MONTH" -> 31;
                case "WEEK" -> 7;
                default -> 1;
            };
        }

        private static long number(String digits, long limit) {
            return new BigInteger(digits).min(BigInteger.valueOf(limit)).longValue();
        }
    }
}
