package dev.pgcellar.catalog.literal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text of a floating-point number in Python: the shortest digits that read back as the same number, with an
 * exponent below 1e-4 and from 1e16 on. {@link Double#toString} is not always shortest before Java 19.
 */
public final class PythonFloat {

    private static final int FIXED_FROM = -4;
    private static final int FIXED_TO = 16;

    private PythonFloat() {}

    /**
     * Writes a number.
     *
     * @param value finite
     */
    public static String repr(double value) {
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        if (value == 0) {
            return sign + "0.0";
        }
        BigDecimal shortest = shortest(Math.abs(value)).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return sign + (point > FIXED_FROM && point <= FIXED_TO ? fixed(digits, point) : scientific(digits, point));
    }

    private static String fixed(String digits, int point) {
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        if (point >= digits.length()) {
            return digits + "0".repeat(point - digits.length()) + ".0";
        }
        return digits.substring(0, point) + "." + digits.substring(point);
    }

    private static String scientific(String digits, int point) {
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        int exponent = point - 1;
        return String.format("%c%se%c%02d", digits.charAt(0), fraction, exponent < 0 ? '-' : '+', Math.abs(exponent));
    }

    private static BigDecimal shortest(double value) {
        BigDecimal best = new BigDecimal(Double.toString(value));
        for (int precision = best.stripTrailingZeros().precision(); precision > 0; precision--) {
            Optional<BigDecimal> shorter = nearest(value, precision);
            if (shorter.isEmpty()) {
                break;
            }
            best = shorter.get();
        }
        return best;
    }

    /**
     * The decimal of so many digits that reads back as the number, if there is one; if there are two, the closer one.
     * The closest decimal may fail where the other neighbour succeeds, at powers of two, whose lower gap is narrower.
     */
    private static Optional<BigDecimal> nearest(double value, int precision) {
        BigDecimal exact = new BigDecimal(value);
        return Stream.of(RoundingMode.HALF_EVEN, RoundingMode.FLOOR, RoundingMode.CEILING)
                .map(rounding -> exact.round(new MathContext(precision, rounding)))
                .filter(candidate -> candidate.doubleValue() == value)
                .findFirst();
    }
}
