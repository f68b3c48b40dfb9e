package dev.pgcellar.config;

import dev.pgcellar.spi.ProviderOption;
import dev.pgcellar.spi.Tag;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value forms that several options share (contract 00 sections 10 and 11). Each parser throws
 * {@link IllegalArgumentException} on a bad value, with a message that says what was given and what is expected.
 */
public final class OptionValueForms {

    private static final Pattern SIZE =
            Pattern.compile("((?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:E[+-]?\\d{1,3})?)\\s*(?:([KMGTPEZY])(I?)B|B)?");
    private static final Pattern WHOLE = Pattern.compile("\\d+");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+(?:_\\d+)*");
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{1,6}Z");
    private static final String PREFIXES = "KMGTPEZY";
    private static final int BINARY_BASE = 1024;
    private static final int DECIMAL_BASE = 1000;
    private static final int MAX_TAG_KEY = 128;
    private static final int MAX_TAG_VALUE = 256;
    private static final Pattern TAG_TEXT = Pattern.compile("[A-Za-z0-9\\s_.:/=+\\-@]*");

    private OptionValueForms() {}

    /** The value of an option that an extension contributes, in the form in which the extension gets it. */
    public static String valueOf(ProviderOption option, String text) {
        return switch (option.type()) {
            case INTEGER -> Long.toString(integer(text));
            case POSITIVE_INTEGER -> Integer.toString(positiveInteger(text));
            case INTEGER_WITHIN ->
                Integer.toString(integerWithin(
                        text,
                        Integer.parseInt(option.choices().get(0)),
                        Integer.parseInt(option.choices().get(1))));
            case TIMESTAMP -> timestamp(text);
            case SIZE -> Long.toString(size(text));
            case CHOICE -> choice(text, option.choices());
            default -> text;
        };
    }

    /**
     * An integer of any sign, in Python's form: surrounding blanks, a plus sign and underscores between digits are
     * allowed. One beyond the range of a long becomes the nearest long.
     */
    public static long integer(String text) {
        String number = text.strip();
        if (!INTEGER.matcher(number).matches()) {
            throw new IllegalArgumentException("invalid int value: '" + text + "'");
        }
        return new BigInteger(number.replace("_", ""))
                .max(BigInteger.valueOf(Long.MIN_VALUE))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValue();
    }

    /** A timeline: an integer of at least 1. */
    public static long timeline(String text) {
        long value = integer(text);
        if (value < 1) {
            throw new IllegalArgumentException("'" + text + "' is not a positive integer");
        }
        return value;
    }

    /** An integer of at least 1; one beyond the range of an int becomes the greatest int. */
    public static int positiveInteger(String text) {
        return bounded(text, 1, "a positive integer");
    }

    /** An integer of at least 0; one beyond the range of an int becomes the greatest int. */
    public static int nonNegativeInteger(String text) {
        return bounded(text, 0, "a non negative integer");
    }

    /** An integer between two bounds, both included. */
    public static int integerWithin(String text, int min, int max) {
        long value = integer(text);
        if (value < min || value > max) {
            throw new IllegalArgumentException("'" + text + "' is not between " + min + " and " + max);
        }
        return (int) value;
    }

    /** A time in UTC of the form {@code YYYY-MM-DDThh:mm:ss.fZ}. */
    public static String timestamp(String text) {
        try {
            if (TIMESTAMP.matcher(text).matches()) {
                Instant.parse(text);
                return text;
            }
        } catch (DateTimeParseException e) {
            throw invalidTimestamp(text);
        }
        throw invalidTimestamp(text);
    }

    private static IllegalArgumentException invalidTimestamp(String text) {
        return new IllegalArgumentException("'" + text + "' is not a time of the form YYYY-MM-DDThh:mm:ss.sssZ");
    }

    /** One of several texts. */
    public static String choice(String text, List<String> choices) {
        if (!choices.contains(text)) {
            throw new IllegalArgumentException(
                    "invalid choice: '" + text + "' (choose from " + String.join(", ", choices) + ")");
        }
        return text;
    }

    private static int bounded(String text, int min, String what) {
        long value = integer(text);
        if (value < min) {
            throw new IllegalArgumentException("'" + text + "' is not " + what);
        }
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    /**
     * A size in bytes of at least 1: a plain number, {@code nB}, {@code n{K,M,G,…}B} in multiples of 1024 or
     * {@code n{K,M,G,…}iB} in multiples of 1000. The suffixes mean the reverse of what is usual: callers depend on it.
     */
    public static long size(String text) {
        Matcher matcher = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()
                || matcher.group(2) == null && !WHOLE.matcher(matcher.group(1)).matches()) {
            throw new IllegalArgumentException("invalid size value: '" + text + "' (use bytes, or a form like 5MB)");
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        if (matcher.group(2) != null) {
            int base = matcher.group(3).isEmpty() ? BINARY_BASE : DECIMAL_BASE;
            number = number.multiply(
                    new BigDecimal(BigInteger.valueOf(base).pow(PREFIXES.indexOf(matcher.group(2)) + 1)));
        }
        BigInteger bytes = number.toBigInteger();
        if (bytes.signum() < 1) {
            throw new IllegalArgumentException("'" + text + "' is not a size of at least one byte");
        }
        return bytes.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
    }

    /** One {@code KEY,VALUE} as {@code --tag} takes it. */
    public static Tag tag(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            throw new IllegalArgumentException("'" + text + "' is not of the form KEY,VALUE");
        }
        String key = text.substring(0, comma).strip();
        String value = text.substring(comma + 1).strip();
        if (key.isEmpty() || key.length() > MAX_TAG_KEY || value.length() > MAX_TAG_VALUE) {
            throw new IllegalArgumentException("a tag key has 1 to " + MAX_TAG_KEY + " characters and a value at most "
                    + MAX_TAG_VALUE + ", unlike '" + text + "'");
        }
        if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
            throw new IllegalArgumentException("tag key '" + key + "' must not begin with 'aws:'");
        }
        if (!TAG_TEXT.matcher(key).matches() || !TAG_TEXT.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "tag '" + text + "' has a character other than letters, digits, blanks and _ . : / = + - @");
        }
        return new Tag(key, value);
    }
}
