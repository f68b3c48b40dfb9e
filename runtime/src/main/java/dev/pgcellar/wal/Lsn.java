package dev.pgcellar.wal;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A write-ahead log location, an unsigned 64-bit byte position.
 *
 * @param value the position in bytes, unsigned
 */
public record Lsn(long value) implements Comparable<Lsn> {

    private static final Pattern TEXT =
            Pattern.compile("\\s*(?:0[xX])?([0-9A-Fa-f]{1,64})\\s*/\\s*(?:0[xX])?([0-9A-Fa-f]{1,64})\\s*");
    private static final BigInteger GREATEST =
            BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    /**
     * Reads PostgreSQL's text form, for instance {@code 0/2000028}. The two numbers may have blanks around them and
     * more digits than PostgreSQL writes (contract 00 section 11); a location beyond the last one becomes the last one.
     *
     * @throws IllegalArgumentException when the text is not two hexadecimal numbers with a slash between
     */
    public static Lsn parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an LSN; expected a form like 0/2000028");
        }
        BigInteger high = new BigInteger(matcher.group(1), 16);
        BigInteger low = new BigInteger(matcher.group(2), 16);
        return new Lsn(high.shiftLeft(Integer.SIZE).add(low).min(GREATEST).longValue());
    }

    /** The upper 32 bits: the number before the slash, and the log number of WAL file names. */
    public long high() {
        return value >>> 32;
    }

    /** The lower 32 bits. */
    public long low() {
        return value & 0xFFFF_FFFFL;
    }

    @Override
    public int compareTo(Lsn other) {
        return Long.compareUnsigned(value, other.value);
    }

    /** PostgreSQL's text form: upper case, no leading zeros. */
    @Override
    public String toString() {
        return (Long.toHexString(high()) + "/" + Long.toHexString(low())).toUpperCase(Locale.ROOT);
    }
}
