package dev.pgcellar.cli;

import java.util.Optional;

/**
 * How wide and how long the lines are that people read.
 */
final class ProgramOutput {

    /** Callers that copy the output line by line give up on lines of 1 MiB (contract 08 section 1). */
    private static final int LONGEST_LINE = 32 << 10;

    private static final int DEFAULT_WIDTH = 100;
    private static final int LEAST_WIDTH = 72;
    private static final String COLUMNS = "COLUMNS";

    private ProgramOutput() {}

    /** The width of help in columns: what the environment says, within reason. */
    static int width() {
        return Optional.ofNullable(System.getenv(COLUMNS))
                .filter(columns -> columns.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .map(columns -> Math.max(LEAST_WIDTH, columns))
                .orElse(DEFAULT_WIDTH);
    }

    /** A message as one line of bounded length. */
    static String oneLine(String message) {
        String line = message.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
        return line.length() <= LONGEST_LINE
                ? line
                : line.substring(0, LONGEST_LINE) + "... (" + line.length() + " characters)";
    }
}
