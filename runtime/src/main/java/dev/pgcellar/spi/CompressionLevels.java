package dev.pgcellar.spi;

/**
 * A codec's levels: the named ones and the range that a number may take.
 *
 * @param min lowest accepted number
 * @param max highest accepted number
 * @param low the number behind {@code low}
 * @param medium the number behind {@code medium}, the default
 * @param high the number behind {@code high}
 */
public record CompressionLevels(int min, int max, int low, int medium, int high) {
    public CompressionLevels {
        if (min > max || outside(min, max, low) || outside(min, max, medium) || outside(min, max, high)) {
            throw new IllegalArgumentException("named levels must lie between min and max");
        }
    }

    private static boolean outside(int min, int max, int level) {
        return level < min || level > max;
    }

    /** The nearest accepted number. */
    public int clamp(int level) {
        return Math.max(min, Math.min(max, level));
    }
}
