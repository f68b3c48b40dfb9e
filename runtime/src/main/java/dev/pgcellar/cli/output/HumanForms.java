package dev.pgcellar.cli.output;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Sizes and intervals as people read them (contract 02 section 6).
 */
final class HumanForms {

    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
    private static final double UNIT_STEP = 1024;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private HumanForms() {}

    /** For instance {@code 512 B} or {@code 30.0 MiB}. */
    static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= UNIT_STEP && unit < UNITS.size() - 1) {
            value /= UNIT_STEP;
            unit++;
        }
        String number = unit == 0
                ? Long.toString(bytes)
                : new BigDecimal(value).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
        return number + " " + UNITS.get(unit);
    }

    /** For instance {@code 1 minute, 34 seconds}; parts of a second are dropped. */
    static String interval(double seconds) {
        long rest = (long) seconds;
        if (rest < 1) {
            return "less than one second";
        }
        List<String> parts = new ArrayList<>();
        add(parts, rest / DAY, "day");
        add(parts, rest % DAY / HOUR, "hour");
        add(parts, rest % HOUR / MINUTE, "minute");
        add(parts, rest % MINUTE, "second");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
