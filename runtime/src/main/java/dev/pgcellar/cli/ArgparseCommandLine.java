package dev.pgcellar.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A command line whose arguments go through {@link ArgparseGrammar} before picocli reads them.
 */
final class ArgparseCommandLine extends CommandLine {

    ArgparseCommandLine(Object command, IFactory factory) {
        super(command, factory);
    }

    @Override
    public int execute(String... arguments) {
        String[] normalized;
        try {
            normalized = normalize(getCommandSpec(), List.of(arguments)).toArray(String[]::new);
        } catch (ParameterException e) {
            return answer(e, arguments);
        }
        try {
            return super.execute(normalized);
        } catch (Error e) {
            // Picocli lets errors pass, and to what calls it they would be status 1: for a restored segment, "not
            // there".
            return FailureHandler.end(e);
        }
    }

    private int answer(ParameterException failure, String[] arguments) {
        try {
            return getParameterExceptionHandler().handleParseException(failure, arguments);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A command that has sub-commands takes the options before the name of one; the rest is the sub-command's. */
    private static List<String> normalize(CommandSpec command, List<String> arguments) {
        ArgparseGrammar grammar = new ArgparseGrammar(command);
        int name = 0;
        while (name < arguments.size() && arguments.get(name).startsWith("-")) {
            name++;
        }
        if (command.subcommands().isEmpty() || name == arguments.size()) {
            List<String> normalized = grammar.normalize(arguments);
            if (command.defaultValueProvider() != null) {
                command.defaultValueProvider(new CommandLineFirst(command.defaultValueProvider(), command, normalized));
            }
            return normalized;
        }
        List<String> normalized = new ArrayList<>(grammar.normalize(arguments.subList(0, name)));
        if (normalized.isEmpty()) {
            normalized.add(arguments.get(name));
            normalized.addAll(
                    normalize(subcommand(command, arguments.get(name)), arguments.subList(name + 1, arguments.size())));
        }
        return normalized;
    }

    private static CommandSpec subcommand(CommandSpec command, String name) {
        CommandLine found = command.subcommands().get(name);
        if (found == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "invalid command: '" + name + "' (choose from "
                            + String.join(", ", command.subcommands().keySet()) + ")");
        }
        return found.getCommandSpec();
    }
}
