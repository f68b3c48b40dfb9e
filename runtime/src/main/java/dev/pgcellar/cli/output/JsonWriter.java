package dev.pgcellar.cli.output;

import dev.pgcellar.catalog.literal.PythonFloat;
import dev.pgcellar.catalog.literal.PythonLiteral;
import dev.pgcellar.catalog.literal.PythonValue;
import dev.pgcellar.catalog.literal.PythonValue.Constant;
import dev.pgcellar.catalog.literal.PythonValue.Dict;
import dev.pgcellar.catalog.literal.PythonValue.Int;
import dev.pgcellar.catalog.literal.PythonValue.Real;
import dev.pgcellar.catalog.literal.PythonValue.Sequence;
import dev.pgcellar.catalog.literal.PythonValue.Text;
import java.io.IOException;
import java.util.Locale;

/**
 * Writes values as JSON in the style of Python's {@code json.dumps}: a blank after commas and colons, ASCII only.
 */
final class JsonWriter {

    private static final char FIRST_PRINTABLE = ' ';
    private static final char LAST_PRINTABLE = '~';

    private final Appendable out;

    JsonWriter(Appendable out) {
        this.out = out;
    }

    void write(PythonValue value) throws IOException {
        if (value instanceof Constant constant) {
            out.append(constant == Constant.NONE ? "null" : constant.name().toLowerCase(Locale.ROOT));
        } else if (value instanceof Text text) {
            writeText(text.value());
        } else if (value instanceof Int integer) {
            out.append(integer.value().toString());
        } else if (value instanceof Real real) {
            out.append(PythonFloat.repr(real.value()));
        } else if (value instanceof Sequence sequence) {
            writeSequence(sequence);
        } else if (value instanceof Dict dict) {
            writeDict(dict);
        }
    }

    private void writeSequence(Sequence sequence) throws IOException {
        out.append('[');
        String separator = "";
        for (PythonValue item : sequence.items()) {
            out.append(separator);
            write(item);
            separator = ", ";
        }
        out.append(']');
    }

    private void writeDict(Dict dict) throws IOException {
        out.append('{');
        String separator = "";
        for (var entry : dict.entries().entrySet()) {
            out.append(separator);
            writeText(key(entry.getKey()));
            out.append(": ");
            write(entry.getValue());
            separator = ", ";
        }
        out.append('}');
    }

    /** Keys are texts in JSON: constants have their JSON form, numbers and other values their literal. */
    private static String key(PythonValue key) throws IOException {
        if (key instanceof Constant) {
            StringBuilder name = new StringBuilder();
            new JsonWriter(name).write(key);
            return name.toString();
        }
        return PythonLiteral.display(key);
    }

    void writeText(String text) throws IOException {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            writeChar(text.charAt(i));
        }
        out.append('"');
    }

    private void writeChar(char c) throws IOException {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\f' -> out.append("\\f");
            case '\b' -> out.append("\\b");
            default -> {
                if (c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE) {
                    out.append(c);
                } else {
                    out.append(String.format("\\u%04x", (int) c));
                }
            }
        }
    }
}
