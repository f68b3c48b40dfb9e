package dev.pgcellar.demo;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What the demo prints: each step as the command that a user would type, with the time it took.
 */
final class Transcript {

    private static final int TIME_COLUMN = 100;
    private static final double MILLIS_PER_SECOND = TimeUnit.SECONDS.toMillis(1);

    private final PrintStream out;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final long start = System.nanoTime();

    Transcript(PrintStream out) {
        this.out = out;
    }

    /**
     * Shows a variable in place of a text from now on, as a user would.
     *
     * @param reference to the variable, with the quotes that a shell needs
     */
    void abbreviate(String text, String reference) {
        variables.put(text, reference);
    }

    /** How long it took so far, in seconds and with the unit. */
    String elapsed() {
        return seconds(start);
    }

    /** A chapter of the story. */
    void heading(String text) {
        out.println();
        out.println(text);
    }

    /** A command that takes no time worth a mention. */
    void command(String command) {
        out.println("$ " + abbreviated(command));
    }

    /** Does something, under the command by which a user would have done it. */
    void step(String command, Runnable action) {
        step(command, () -> {
            action.run();
            return null;
        });
    }

    /** Does something that has a result, under the command by which a user would have done it. */
    <T> T step(String command, Supplier<T> action) {
        return timed("$ " + abbreviated(command), action);
    }

    /** Does something that a user would not have to do. */
    <T> T preparation(String what, Supplier<T> action) {
        return timed(what, action);
    }

    private <T> T timed(String line, Supplier<T> action) {
        out.print(line);
        out.flush();
        long start = System.nanoTime();
        String end = "failed";
        try {
            T result = action.get();
            end = seconds(start);
            return result;
        } finally {
            out.println(" ".repeat(Math.max(1, TIME_COLUMN - line.length() - end.length())) + end);
        }
    }

    /** What a command said, or what stands in a file: indented below the step. */
    void details(String lines) {
        lines.lines().forEach(line -> out.println(("    " + line).stripTrailing()));
    }

    private String abbreviated(String command) {
        String shown = command;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            shown = shown.replace(variable.getKey(), variable.getValue());
        }
        return shown;
    }

    private static String seconds(long start) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        return String.format(Locale.ROOT, "%.1f s", millis / MILLIS_PER_SECOND);
    }
}
