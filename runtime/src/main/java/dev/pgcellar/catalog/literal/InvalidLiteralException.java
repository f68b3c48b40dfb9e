package dev.pgcellar.catalog.literal;

/**
 * A text is not a literal. The message is one line that says what is wrong and where.
 */
public final class InvalidLiteralException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidLiteralException(String reason, int position) {
        super(reason + " at character " + (position + 1));
    }
}
