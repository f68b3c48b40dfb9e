package dev.pgcellar.transfer;

import dev.pgcellar.spi.CompressionLevels;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A compression level as it is given: a name, or a number that the codec clamps into its range (contract 00 section
 * 11).
 *
 * @param text lower case
 */
public record CompressionLevel(String text) {

    private static final Pattern FORM = Pattern.compile("-?\\d+|low|medium|high");

    /**
     * Reads a level.
     *
     * @throws IllegalArgumentException when it is neither a number nor low, medium or high
     */
    public static CompressionLevel parse(String text) {
        String level = text.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(level).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a compression level (use a number, or low, medium or high)");
        }
        return new CompressionLevel(level);
    }

    /** The number that this level means to a codec. */
    public int of(CompressionLevels levels) {
        return switch (text) {
            case "low" -> levels.low();
            case "medium" -> levels.medium();
            case "high" -> levels.high();
            default ->
                levels.clamp(new BigInteger(text)
                        .max(BigInteger.valueOf(Integer.MIN_VALUE))
                        .min(BigInteger.valueOf(Integer.MAX_VALUE))
                        .intValue());
        };
    }
}
