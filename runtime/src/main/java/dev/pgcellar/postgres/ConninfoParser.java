package dev.pgcellar.postgres;

import java.util.EnumMap;
import java.util.Map;

/**
 * Reads keyword/value connection strings (PostgreSQL documentation, "Keyword/Value Connection Strings"). Messages give
 * positions, never pieces of the text: what stands in the wrong place is easily a part of a password.
 */
final class ConninfoParser {

    private static final String INVALID = "invalid PostgreSQL connection string: ";

    private final String text;
    private final Map<ConnectionKeyword, String> values = new EnumMap<>(ConnectionKeyword.class);
    private int position;

    private ConninfoParser(String text) {
        this.text = text;
    }

    /**
     * The parameters of a connection string; of a repeated one the last.
     *
     * @throws InvalidConnectionSettingsException when it is malformed or names an unknown parameter
     */
    static Map<ConnectionKeyword, String> parse(String text) {
        return new ConninfoParser(text).parse();
    }

    private Map<ConnectionKeyword, String> parse() {
        ConnectionKeyword previous = null;
        skipBlanks();
        while (!atEnd()) {
            ConnectionKeyword keyword = keyword(previous);
            values.put(keyword, value());
            previous = keyword;
            skipBlanks();
        }
        return values;
    }

    private ConnectionKeyword keyword(ConnectionKeyword previous) {
        int start = position;
        while (!atEnd() && current() != '=' && !isBlank(current())) {
            position++;
        }
        String word = text.substring(start, position);
        skipBlanks();
        if (atEnd() || current() != '=') {
            throw new MalformedConninfoException(INVALID + "\"=\" is missing after the word at character " + (start + 1)
                    + " (a value with blanks needs single quotes)");
        }
        position++;
        skipBlanks();
        boolean mayBeSecret = previous != null && previous.secret();
        return ConnectionKeyword.of(word)
                .orElseThrow(() -> malformed("unknown parameter "
                        + (mayBeSecret ? "" : "\"" + word + "\" ")
                        + "at character " + (start + 1)));
    }

    private String value() {
        return !atEnd() && current() == '\'' ? quoted() : unquoted();
    }

    private String unquoted() {
        StringBuilder value = new StringBuilder();
        while (!atEnd() && !isBlank(current())) {
            if (current() == '\\') {
                position++;
                if (atEnd()) {
                    break;
                }
            }
            value.append(current());
            position++;
        }
        return value.toString();
    }

    private String quoted() {
        int start = position++;
        StringBuilder value = new StringBuilder();
        while (!atEnd() && current() != '\'') {
            if (current() == '\\') {
                position++;
                if (atEnd()) {
                    break;
                }
            }
            value.append(current());
            position++;
        }
        if (atEnd()) {
            throw malformed("the quote opened at character " + (start + 1) + " is not closed");
        }
        position++;
        return value.toString();
    }

    private void skipBlanks() {
        while (!atEnd() && isBlank(current())) {
            position++;
        }
    }

    private boolean atEnd() {
        return position >= text.length();
    }

    private char current() {
        return text.charAt(position);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static InvalidConnectionSettingsException malformed(String what) {
        return new InvalidConnectionSettingsException(INVALID + what);
    }
}
