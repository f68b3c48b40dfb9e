package dev.pgcellar.catalog.literal;

import dev.pgcellar.catalog.literal.PythonValue.Constant;
import dev.pgcellar.catalog.literal.PythonValue.Dict;
import dev.pgcellar.catalog.literal.PythonValue.Int;
import dev.pgcellar.catalog.literal.PythonValue.ListValue;
import dev.pgcellar.catalog.literal.PythonValue.Real;
import dev.pgcellar.catalog.literal.PythonValue.Text;
import dev.pgcellar.catalog.literal.PythonValue.TupleValue;
import java.util.List;

/**
 * Writes values in the form of Python's {@code repr}.
 */
final class PythonLiteralWriter {

    private final StringBuilder out;

    PythonLiteralWriter(StringBuilder out) {
        this.out = out;
    }

    void write(PythonValue value) {
        if (value instanceof Constant constant) {
            out.append(constant.literal());
        } else if (value instanceof Text text) {
            writeText(text.value());
        } else if (value instanceof Int integer) {
            out.append(integer.value());
        } else if (value instanceof Real real) {
            out.append(PythonFloat.repr(real.value()));
        } else if (value instanceof ListValue list) {
            out.append('[');
            writeItems(list.items());
            out.append(']');
        } else if (value instanceof TupleValue tuple) {
            writeTuple(tuple.items());
        } else if (value instanceof Dict dict) {
            writeDict(dict);
        }
    }

    private void writeItems(List<PythonValue> items) {
        String separator = "";
        for (PythonValue item : items) {
            out.append(separator);
            write(item);
            separator = ", ";
        }
    }

    private void writeTuple(List<PythonValue> items) {
        out.append('(');
        writeItems(items);
        out.append(items.size() == 1 ? ",)" : ")");
    }

    private void writeDict(Dict dict) {
        out.append('{');
        String separator = "";
        for (var entry : dict.entries().entrySet()) {
            out.append(separator);
            write(entry.getKey());
            out.append(": ");
            write(entry.getValue());
            separator = ", ";
        }
        out.append('}');
    }

    private void writeText(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        text.codePoints().forEach(codePoint -> writeCodePoint(codePoint, quote));
        out.append(quote);
    }

    private void writeCodePoint(int codePoint, char quote) {
        switch (codePoint) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\\' -> out.append("\\\\");
            default -> {
                if (codePoint == quote) {
                    out.append('\\').append(quote);
                } else if (printable(codePoint)) {
                    out.appendCodePoint(codePoint);
                } else {
                    out.append(escape(codePoint));
                }
            }
        }
    }

    private static String escape(int codePoint) {
        if (codePoint <= 0xff) {
            return String.format("\\x%02x", codePoint);
        }
        return codePoint <= 0xffff ? String.format("\\u%04x", codePoint) : String.format("\\U%08x", codePoint);
    }

    private static boolean printable(int codePoint) {
        if (codePoint == ' ') {
            return true;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
