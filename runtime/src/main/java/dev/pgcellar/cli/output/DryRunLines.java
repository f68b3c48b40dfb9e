package dev.pgcellar.cli.output;

import dev.pgcellar.catalog.literal.PythonLiteral;
import dev.pgcellar.catalog.literal.PythonValue;
import dev.pgcellar.expire.DeletionPreview;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Prints what {@code backup-delete --dry-run} would delete, one line an item (contract 03 section 8.2). A list of keys
 * that would make a line longer than 1 MiB is continued by another line of the same form.
 */
public final class DryRunLines implements DeletionPreview {

    /** In bytes; leaves room for the text around and the last key. */
    private static final int LINE_LENGTH = (1 << 20) - (1 << 14);

    private static final String START = "Skipping deletion of ";
    private static final String END = " due to --dry-run option";

    private final PrintWriter out;

    public DryRunLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void snapshots() {
        print("snapshots");
    }

    @Override
    public void object(String key) {
        print(key);
    }

    @Override
    public void prefix(String prefix) {
        print("all objects under prefix " + prefix);
    }

    @Override
    public Keys objects() {
        return new KeyList();
    }

    private void print(String what) {
        out.print(START + what + END + "\n");
    }

    private final class KeyList implements Keys {

        private int length;

        @Override
        public void add(String key) {
            String literal = PythonLiteral.format(PythonValue.of(key));
            if (length > LINE_LENGTH) {
                close();
            }
            out.print(length == 0 ? START + "objects [" : ", ");
            out.print(literal);
            length += literal.getBytes(StandardCharsets.UTF_8).length + 2;
        }

        @Override
        public void close() {
            if (length > 0) {
                out.print("]" + END + "\n");
                length = 0;
            }
        }
    }
}
