package dev.pgcellar.cli.output;

import java.io.IOException;

/**
 * Lines of text of bounded length: log collectors stop reading at a line of more than 1 MiB (contract 08 section 1).
 */
final class TextLines {

    // A UTF-16 unit takes at most three bytes in UTF-8.
    private static final int MAX_UNITS = 300_000;
    private static final String CUT = "...";

    private final Appendable out;

    TextLines(Appendable out) {
        this.out = out;
    }

    void line(String text) throws IOException {
        if (text.length() <= MAX_UNITS) {
            out.append(text);
        } else {
            int end = Character.isHighSurrogate(text.charAt(MAX_UNITS - 1)) ? MAX_UNITS - 1 : MAX_UNITS;
            out.append(text, 0, end).append(CUT);
        }
        out.append('\n');
    }

    void blank() throws IOException {
        out.append('\n');
    }

    /** The text, filled up with blanks to so many characters. */
    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
    }
}
