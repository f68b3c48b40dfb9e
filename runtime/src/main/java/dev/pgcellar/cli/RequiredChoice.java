package dev.pgcellar.cli;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Options of which exactly one is required. One on the command line goes before those that configuration gives.
 */
final class RequiredChoice {

    private final CommandSpec command;
    private final List<String> names;

    /**
     * @param names the long names
     */
    RequiredChoice(CommandSpec command, String... names) {
        this.command = command;
        this.names = List.of(names);
    }

    /**
     * The long name of the one that is given.
     *
     * @throws ParameterException when none is given, or several are
     */
    String given() {
        List<String> present = names.stream()
                .filter(name -> command.commandLine().getParseResult().hasMatchedOption(name))
                .toList();
        if (present.isEmpty()) {
            present = names.stream().filter(this::isConfigured).toList();
        }
        if (present.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(),
                    "one of the arguments " + names.stream().map(this::label).collect(Collectors.joining(" "))
                            + " is required");
        }
        if (present.size() > 1) {
            throw new ParameterException(
                    command.commandLine(),
                    "argument " + label(present.get(1)) + ": not allowed with argument " + label(present.get(0)));
        }
        return present.get(0);
    }

    private boolean isConfigured(String name) {
        Object value = option(name).getValue();
        return Objects.nonNull(value) && !Boolean.FALSE.equals(value);
    }

    private String label(String name) {
        return String.join("/", option(name).names());
    }

    private OptionSpec option(String name) {
        return command.findOption(name);
    }
}
