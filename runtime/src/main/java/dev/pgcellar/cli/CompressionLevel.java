package dev.pgcellar.cli;

import dev.pgcellar.spi.CompressionLevels;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A compression level as it is given: a name, or a number that the codec clamps into its range (contract 00 section
 * 11).
 *
 * @param text lower case
 */
record CompressionLevel(String text) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+");

    /** The number that this level means to a codec. */
    int of(CompressionLevels levels) {
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

    /** The value of {@code --compression-level}. */
    static final class Converter implements ITypeConverter<CompressionLevel> {
        @Override
        public CompressionLevel convert(String text) {
            String level = text.toLowerCase(Locale.ROOT);
            if (!NUMBER.matcher(level).matches() && !level.matches("low|medium|high")) {
                throw new TypeConversionException(
                        "'" + text + "' is not a compression level (use a number, or low, medium or high)");
            }
            return new CompressionLevel(level);
        }
    }
}
