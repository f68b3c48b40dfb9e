package dev.pgcellar.catalog.literal;

import dev.pgcellar.catalog.literal.PythonValue.Constant;
import dev.pgcellar.catalog.literal.PythonValue.Dict;
import dev.pgcellar.catalog.literal.PythonValue.Int;
import dev.pgcellar.catalog.literal.PythonValue.ListValue;
import dev.pgcellar.catalog.literal.PythonValue.Real;
import dev.pgcellar.catalog.literal.PythonValue.Text;
import dev.pgcellar.catalog.literal.PythonValue.TupleValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recursive-descent parser of one literal.
 */
final class PythonLiteralParser {

    private static final int MAX_DEPTH = 100;

    // Python's own bound; conversion to binary takes quadratic time.
    private static final int MAX_DIGITS = 4300;

    private static final Pattern RADIX_INTEGER =
            Pattern.compile("0(?:[xX](?<hex>[0-9A-Fa-f_]+)|[oO](?<octal>[0-7_]+)|[bB](?<binary>[01_]+))");
    private static final Pattern DECIMAL = Pattern.compile(
            "(?:[0-9][0-9_]*(?<point>\\.[0-9_]*)?|(?<bare>\\.[0-9][0-9_]*))(?<exponent>[eE][+-]?[0-9]+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]+");

    private final Cursor cursor;
    private final PythonStringParser strings;

    PythonLiteralParser(String text) {
        this.cursor = new Cursor(text);
        this.strings = new PythonStringParser(cursor);
    }

    PythonValue parse() {
        PythonValue value = value(0);
        cursor.skipBlanks();
        if (!cursor.atEnd()) {
            throw cursor.error("unexpected text");
        }
        return value;
    }

    private PythonValue value(int depth) {
        if (depth > MAX_DEPTH) {
            throw cursor.error("containers are nested too deep");
        }
        cursor.skipBlanks();
        if (strings.startsHere()) {
            return new Text(strings.parse());
        }
        return switch (cursor.peek()) {
            case '[' -> list(depth);
            case '(' -> parenthesised(depth);
            case '{' -> dict(depth);
            case '+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> constant();
        };
    }

    private PythonValue list(int depth) {
        cursor.expect('[');
        List<PythonValue> items = new ArrayList<>();
        while (!cursor.takeAfterBlanks(']')) {
            items.add(value(depth + 1));
            separator(']');
        }
        return new ListValue(items);
    }

    private PythonValue parenthesised(int depth) {
        cursor.expect('(');
        List<PythonValue> items = new ArrayList<>();
        boolean comma = true;
        while (!cursor.takeAfterBlanks(')')) {
            items.add(value(depth + 1));
            comma = separator(')');
        }
        return items.size() == 1 && !comma ? items.get(0) : new TupleValue(items);
    }

    private PythonValue dict(int depth) {
        cursor.expect('{');
        Map<PythonValue, PythonValue> entries = new LinkedHashMap<>();
        while (!cursor.takeAfterBlanks('}')) {
            PythonValue key = value(depth + 1);
            cursor.skipBlanks();
            cursor.expect(':');
            entries.put(key, value(depth + 1));
            separator('}');
        }
        return new Dict(entries);
    }

    /** Takes a comma if there is one; without one, the container must end here. */
    private boolean separator(char end) {
        if (cursor.takeAfterBlanks(',')) {
            return true;
        }
        if (cursor.peek() != end) {
            throw cursor.error("expected ',' or '" + end + "'");
        }
        return false;
    }

    private PythonValue number() {
        boolean negative = cursor.peek() == '-';
        if (negative || cursor.peek() == '+') {
            cursor.advance();
            cursor.skipBlanks();
        }
        Matcher radix = cursor.matcher(RADIX_INTEGER);
        if (radix.lookingAt()) {
            cursor.advanceTo(radix.end());
            return integer(radixDigits(radix), radixOf(radix), negative);
        }
        Matcher decimal = cursor.matcher(DECIMAL);
        if (!decimal.lookingAt()) {
            throw cursor.error("expected a number");
        }
        cursor.advanceTo(decimal.end());
        return isInteger(decimal) ? integer(decimal.group(), 10, negative) : real(decimal.group(), negative);
    }

    private static boolean isInteger(Matcher decimal) {
        return decimal.group("point") == null && decimal.group("bare") == null && decimal.group("exponent") == null;
    }

    private static String radixDigits(Matcher matcher) {
        return matcher.group().substring(2);
    }

    private static int radixOf(Matcher matcher) {
        return matcher.group("hex") != null ? 16 : matcher.group("octal") != null ? 8 : 2;
    }

    private PythonValue integer(String written, int radix, boolean negative) {
        String digits = written.replace("_", "");
        if (digits.isEmpty() || digits.length() > MAX_DIGITS) {
            throw cursor.error("an integer has from 1 to " + MAX_DIGITS + " digits");
        }
        BigInteger magnitude = new BigInteger(digits, radix);
        return new Int(negative ? magnitude.negate() : magnitude);
    }

    private PythonValue real(String written, boolean negative) {
        double magnitude = Double.parseDouble(written.replace("_", ""));
        if (Double.isInfinite(magnitude)) {
            throw cursor.error("the number is too large");
        }
        return new Real(negative ? -magnitude : magnitude);
    }

    private PythonValue constant() {
        Matcher name = cursor.matcher(NAME);
        if (name.lookingAt()) {
            for (Constant constant : Constant.values()) {
                if (constant.literal().equals(name.group())) {
                    cursor.advanceTo(name.end());
                    return constant;
                }
            }
        }
        throw cursor.error(cursor.atEnd() ? "the literal ends too early" : "expected a literal");
    }
}
