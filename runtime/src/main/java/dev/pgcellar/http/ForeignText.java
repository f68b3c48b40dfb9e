package dev.pgcellar.http;

/** Messages that a server or a library wrote, made fit for one line of ours. */
public final class ForeignText {

    private static final int MAX_LENGTH = 300;

    private ForeignText() {}

    /**
     * A message on one line of bounded length.
     *
     * @param text may be null
     */
    public static String oneLine(String text) {
        if (text == null || text.isBlank()) {
            return "no reason was given";
        }
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
    }
}
