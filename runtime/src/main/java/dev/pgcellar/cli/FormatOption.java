package dev.pgcellar.cli;

import picocli.CommandLine.Option;

/**
 * {@code --format}: a table for people, or JSON. Any value but {@code console} means JSON; callers rely on it (contract
 * 07 no. 33).
 */
final class FormatOption {

    private static final String CONSOLE = "console";

    @Option(names = "--format", paramLabel = "FORMAT", description = "Output form: console or json. Default: console.")
    String value = CONSOLE;

    boolean isConsole() {
        return CONSOLE.equals(value);
    }
}
