package dev.pgcellar.cli;

import dev.pgcellar.cli.ExclusiveOptions.Presence;
import dev.pgcellar.cli.OptionNames.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * The options on a command line with their values, as far as it has been read. Of an option that takes one value, and
 * of a list, the last occurrence counts.
 */
final class GivenOptions {

    private final CommandSpec command;
    private final List<ExclusiveOptions> groups;
    private final Map<OptionSpec, List<String>> written = new LinkedHashMap<>();
    private OptionSpec request;

    GivenOptions(CommandSpec command) {
        this.command = command;
        this.groups = ExclusiveOptions.of(command);
    }

    /**
     * Enters an occurrence of an option. Values are checked here, so that of several errors the first is reported.
     *
     * @throws ParameterException when a value is wrong, or an option that this one excludes was entered before
     */
    void add(OptionSpec option, List<String> values) {
        if (endsTheCommandLine()) {
            return;
        }
        values.forEach(value -> check(option, value));
        requireAllowed(option);
        if (option.usageHelp() || option.versionHelp()) {
            request = option;
            written.clear();
        }
        write(option, values);
    }

    private void check(OptionSpec option, String value) {
        for (ITypeConverter<?> converter : option.converters()) {
            try {
                converter.convert(value);
            } catch (TypeConversionException e) {
                throw wrong(option, e.getMessage());
            } catch (Exception e) {
                throw wrong(option, "invalid value: '" + value + "'");
            }
        }
    }

    private void requireAllowed(OptionSpec option) {
        groups.stream()
                .filter(group -> group.options().contains(option))
                .flatMap(group -> group.options().stream())
                .filter(other -> !other.equals(option) && written.containsKey(other))
                .findFirst()
                .ifPresent(other -> {
                    throw wrong(option, "not allowed with argument " + Reference.display(other));
                });
    }

    private void write(OptionSpec option, List<String> values) {
        boolean isRepeatable = option.isMultiValue() && option.arity().max() <= 1;
        List<String> items =
                isRepeatable ? written.computeIfAbsent(option, key -> new ArrayList<>()) : new ArrayList<>();
        if (option.arity().max() == 0 || values.isEmpty()) {
            items.add(option.longestName());
        }
        values.forEach(value -> items.add(option.longestName() + "=" + value));
        written.put(option, items);
    }

    /** Whether help or the version was asked for: nothing after that counts. */
    boolean endsTheCommandLine() {
        return request != null;
    }

    /**
     * Ends the command line.
     *
     * @throws ParameterException when none of a group was given of which one is needed
     */
    void requireGroups() {
        for (ExclusiveOptions group : groups) {
            boolean isAbsent =
                    group.options().stream().noneMatch(option -> written.containsKey(option) || isConfigured(option));
            if (group.presence() == Presence.REQUIRED && isAbsent) {
                throw new ParameterException(
                        command.commandLine(),
                        "one of the arguments "
                                + group.options().stream()
                                        .map(Reference::display)
                                        .collect(Collectors.joining(" "))
                                + " is required");
            }
        }
    }

    private boolean isConfigured(OptionSpec option) {
        try {
            return command.defaultValueProvider() != null
                    && command.defaultValueProvider().defaultValue(option) != null;
        } catch (Exception e) {
            throw wrong(option, "its configured value cannot be read: " + e.getMessage());
        }
    }

    private ParameterException wrong(OptionSpec option, String message) {
        return new ParameterException(command.commandLine(), "argument " + Reference.display(option) + ": " + message);
    }

    /** The options written out, each with its value attached. */
    List<String> written() {
        return written.values().stream().flatMap(List::stream).toList();
    }
}
