package dev.pgcellar.snapshot.aws;

/** Foreign messages on one line of bounded length. */
final class OneLine {

    private static final int MAX_LENGTH = 300;

    private OneLine() {}

    static String of(String text) {
        if (text == null || text.isBlank()) {
            return "no reason was given";
        }
        String line = text.strip().replaceAll("\\s+", " ").replaceFirst(" \\(SDK Attempt Count: \\d+\\)$", "");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
    }
}
