package dev.pgcellar.benchmarks.report;

import java.util.Locale;

/** Figures as people read them: three digits and a unit. */
final class Figures {

    private static final double KIBIBYTE = 1024;
    private static final double MEBIBYTE = KIBIBYTE * 1024;
    private static final double GIBIBYTE = MEBIBYTE * 1024;

    private Figures() {}

    static String seconds(double seconds) {
        if (seconds < 1) {
            return Math.round(seconds * 1000) + " ms";
        }
        return format(seconds < 100 ? "%.2f s" : "%.0f s", seconds);
    }

    static String ratio(double ratio) {
        return format(ratio < 10 ? "%.2f" : "%.1f", ratio);
    }

    static String bytes(long bytes) {
        if (bytes == 0) {
            return "0";
        }
        if (bytes < MEBIBYTE) {
            return format("%.0f KiB", Math.ceil(bytes / KIBIBYTE));
        }
        return bytes < GIBIBYTE ? format("%.0f MiB", bytes / MEBIBYTE) : format("%.2f GiB", bytes / GIBIBYTE);
    }

    private static String format(String form, double figure) {
        return String.format(Locale.ROOT, form, figure);
    }
}
