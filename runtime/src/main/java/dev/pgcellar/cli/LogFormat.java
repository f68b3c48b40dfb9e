package dev.pgcellar.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logmanager.ExtFormatter;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The forms of the log on stderr. */
enum LogFormat {
    /** A line for people (contract 00 section 4). */
    TEXT,
    /** A JSON object a line. */
    JSON;

    static final String OPTION = "--log-format";

    private static final int SHORTEST_BEGINNING = "--lo".length();

    /** A formatter that shows stack traces. */
    ExtFormatter withTraces() {
        return formatter(true);
    }

    /** A formatter of messages alone. */
    ExtFormatter withoutTraces() {
        return formatter(false);
    }

    private ExtFormatter formatter(boolean traces) {
        return this == JSON ? new JsonLineFormatter(traces) : new LogLineFormatter(traces);
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a command line asks for that cannot be parsed; else what configuration does. */
    static LogFormat wantedBy(CommandLine command, String[] arguments) {
        CommandSpec spec = command.getCommandSpec();
        return written(arguments)
                .or(() -> configured(spec))
                .filter(JSON.text()::equals)
                .map(text -> JSON)
                .orElse(TEXT);
    }

    private static Optional<String> written(String[] arguments) {
        String last = null;
        for (int i = 0; i < arguments.length; i++) {
            String[] parts = arguments[i].split("=", 2);
            if (parts[0].length() >= SHORTEST_BEGINNING && OPTION.startsWith(parts[0])) {
                boolean isAttached = parts.length == 2;
                last = isAttached ? parts[1] : i + 1 < arguments.length ? arguments[i + 1] : last;
            }
        }
        return Optional.ofNullable(last);
    }

    private static Optional<String> configured(CommandSpec command) {
        OptionSpec option = command.findOption(OPTION);
        if (option == null || command.defaultValueProvider() == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(command.defaultValueProvider().defaultValue(option));
        } catch (Exception e) {
            // The failure that is to be shown came first.
            return Optional.empty();
        }
    }

    /** For the option: its values are lower case, as those of all others. */
    static final class Names implements ITypeConverter<LogFormat>, Iterable<String> {

        private static final List<String> ALL =
                Arrays.stream(values()).map(LogFormat::text).toList();

        @Override
        public LogFormat convert(String text) {
            return valueOf(OptionValueParsers.choice(text, ALL).toUpperCase(Locale.ROOT));
        }

        @Override
        public Iterator<String> iterator() {
            return ALL.iterator();
        }
    }
}
