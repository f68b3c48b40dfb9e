package dev.pgcellar.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Defaults of the options that a command line leaves open. An option that is given, or excluded by one that is given,
 * has none: otherwise a flag that both the command line and configuration switch on would be switched off, and two
 * options that exclude each other would meet.
 */
final class CommandLineFirst implements IDefaultValueProvider {

    private final IDefaultValueProvider defaults;
    private final Set<OptionSpec> settled;

    /**
     * @param normalized the command line as {@link ArgparseGrammar} writes it out
     */
    CommandLineFirst(IDefaultValueProvider defaults, CommandSpec command, List<String> normalized) {
        this.defaults = defaults;
        Set<OptionSpec> given = normalized.stream()
                .takeWhile(argument -> !argument.equals(ArgparseGrammar.END_OF_OPTIONS))
                .map(argument -> command.findOption(argument.split("=", 2)[0]))
                .collect(Collectors.toSet());
        Stream<OptionSpec> excluded = ExclusiveOptions.of(command).stream()
                .filter(group -> group.options().stream().anyMatch(given::contains))
                .flatMap(group -> group.options().stream());
        this.settled = Stream.concat(given.stream(), excluded).collect(Collectors.toSet());
    }

    @Override
    public String defaultValue(ArgSpec argument) throws Exception {
        return argument instanceof OptionSpec option && settled.contains(option)
                ? null
                : defaults.defaultValue(argument);
    }
}
