package dev.pgcellar.catalog.literal;

/**
 * Parses string literals, joining adjacent ones as Python does.
 */
final class PythonStringParser {

    private static final int MAX_OCTAL_DIGITS = 3;

    private final Cursor cursor;

    PythonStringParser(Cursor cursor) {
        this.cursor = cursor;
    }

    boolean startsHere() {
        return isQuote(cursor.peek()) || isPrefix(cursor.peek()) && isQuote(cursor.peek(1));
    }

    String parse() {
        StringBuilder out = new StringBuilder();
        while (startsHere()) {
            boolean raw = "rR".indexOf(cursor.peek()) >= 0;
            if (isPrefix(cursor.peek())) {
                cursor.advance();
            }
            quoted(out, raw);
            cursor.skipBlanks();
        }
        return out.toString();
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    private static boolean isPrefix(char c) {
        return "uUrR".indexOf(c) >= 0;
    }

    private void quoted(StringBuilder out, boolean raw) {
        char quote = cursor.next();
        for (char c = cursor.next(); c != quote; c = cursor.next()) {
            if (c == '\n') {
                throw cursor.error("a string must end on its line");
            }
            if (c != '\\') {
                out.append(c);
            } else if (raw) {
                out.append(c).append(cursor.next());
            } else {
                escape(out);
            }
        }
    }

    private void escape(StringBuilder out) {
        char c = cursor.next();
        switch (c) {
            case '\\', '\'', '"' -> out.append(c);
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'v' -> out.append('\u000b');
            case 'x' -> out.appendCodePoint(hex(2));
            case 'u' -> out.appendCodePoint(hex(4));
            case 'U' -> out.appendCodePoint(hex(8));
            case 'N' -> out.appendCodePoint(named());
            case '\n' -> {}
            case '0', '1', '2', '3', '4', '5', '6', '7' -> out.appendCodePoint(octal(c));
            default -> out.append('\\').append(c);
        }
    }

    private int hex(int digits) {
        long codePoint = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(cursor.next(), 16);
            if (digit < 0) {
                throw cursor.error("an escape needs " + digits + " hexadecimal digits");
            }
            codePoint = codePoint << 4 | digit;
        }
        if (codePoint > Character.MAX_CODE_POINT) {
            throw cursor.error("an escape is beyond the last character");
        }
        return (int) codePoint;
    }

    private int octal(char first) {
        int codePoint = first - '0';
        for (int digits = 1; digits < MAX_OCTAL_DIGITS && isOctal(cursor.peek()); digits++) {
            codePoint = codePoint << 3 | cursor.next() - '0';
        }
        return codePoint;
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }

    private int named() {
        cursor.expect('{');
        StringBuilder name = new StringBuilder();
        for (char c = cursor.next(); c != '}'; c = cursor.next()) {
            name.append(c);
        }
        try {
            return Character.codePointOf(name.toString());
        } catch (IllegalArgumentException e) {
            throw cursor.error("no character has the given name");
        }
    }
}
