package dev.pgcellar.catalog.literal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in the text that is being parsed.
 */
final class Cursor {

    /** What {@link #peek()} gives at the end; no literal contains it unescaped. */
    static final char END = '\0';

    private final String text;
    private int position;

    Cursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return position >= text.length();
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : END;
    }

    char next() {
        if (atEnd()) {
            throw error("the literal ends too early");
        }
        return text.charAt(position++);
    }

    void advance() {
        position++;
    }

    void advanceTo(int newPosition) {
        position = newPosition;
    }

    void expect(char expected) {
        if (peek() != expected || atEnd()) {
            throw error("expected '" + expected + "'");
        }
        position++;
    }

    /** Skips blanks, then takes the character if it is the next one. */
    boolean takeAfterBlanks(char wanted) {
        skipBlanks();
        if (atEnd() || peek() != wanted) {
            return false;
        }
        position++;
        return true;
    }

    void skipBlanks() {
        while (!atEnd() && " \t\n\r\f".indexOf(peek()) >= 0) {
            position++;
        }
    }

    /** A matcher over the rest of the text. */
    Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(position, text.length());
    }

    InvalidLiteralException error(String reason) {
        return new InvalidLiteralException(reason, position);
    }
}
