package dev.pgcellar.catalog.literal;

/**
 * Reads and writes Python literals (contract 02 section 2).
 */
public final class PythonLiteral {

    private PythonLiteral() {}

    /**
     * Reads a literal: constants, strings of both quote styles with all escapes, numbers, and lists, tuples and
     * dictionaries nested up to 100 deep. Blanks between tokens and trailing commas are accepted; bytes, sets and
     * complex numbers are not.
     *
     * @throws InvalidLiteralException when the text is anything else
     */
    public static PythonValue parse(String text) {
        return new PythonLiteralParser(text).parse();
    }

    /** Writes a value exactly as Python's {@code repr} does. */
    public static String format(PythonValue value) {
        StringBuilder out = new StringBuilder();
        new PythonLiteralWriter(out).write(value);
        return out.toString();
    }

    /** Writes a value as Python's {@code str} does: a string bare, anything else as a literal. */
    public static String display(PythonValue value) {
        return value instanceof PythonValue.Text text ? text.value() : format(value);
    }
}
