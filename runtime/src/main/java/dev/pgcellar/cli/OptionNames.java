package dev.pgcellar.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Finds the option that an argument names: by its exact name, by the beginning of a long name that no other option
 * shares, or by a short name with the value, or further short flags, attached (contract 00 section 2).
 */
final class OptionNames {

    private static final Pattern NEGATIVE_NUMBER = Pattern.compile("-\\d+|-\\d*\\.\\d+");

    /** Names of our own that begin as one of the contract does: what they share abbreviates the contract's. */
    private static final Set<String> YIELDING = Set.of(LogFormat.OPTION);

    private final CommandSpec command;
    private final Map<String, OptionSpec> byName;

    OptionNames(CommandSpec command) {
        this.command = command;
        this.byName = new TreeMap<>(command.optionsMap());
    }

    /**
     * An argument that is an option.
     *
     * @param option null when the command has no such option
     * @param name as the command defines it; null when the command has no such option
     * @param attached what the argument holds besides the name, without the equals sign; null when nothing
     */
    record Reference(OptionSpec option, String name, String attached) {

        static final Reference UNKNOWN = new Reference(null, null, null);

        boolean isUnknown() {
            return option == null;
        }

        boolean isShort() {
            return !name.startsWith("--");
        }

        /** As messages show an option: all its names. */
        static String display(OptionSpec option) {
            return String.join("/", option.names());
        }
    }

    /** The option of exactly this name, or null. */
    OptionSpec named(String name) {
        return byName.get(name);
    }

    /**
     * What an argument refers to, or null when it is no option.
     *
     * @throws ParameterException when it is the beginning of the names of several options
     */
    Reference resolve(String argument) {
        if (!argument.startsWith("-") || argument.length() == 1) {
            return null;
        }
        Reference exact = exact(argument);
        if (exact != null) {
            return exact;
        }
        List<Reference> candidates = argument.startsWith("--") ? byPrefix(argument) : byShortName(argument);
        if (!candidates.isEmpty()) {
            return theOnlyOne(argument, candidates);
        }
        boolean isText = NEGATIVE_NUMBER.matcher(argument).matches() || argument.indexOf(' ') >= 0;
        return isText ? null : Reference.UNKNOWN;
    }

    private Reference exact(String argument) {
        OptionSpec whole = byName.get(argument);
        if (whole != null) {
            return new Reference(whole, argument, null);
        }
        int equals = argument.indexOf('=');
        OptionSpec beforeEquals = equals < 0 ? null : byName.get(argument.substring(0, equals));
        return beforeEquals == null
                ? null
                : new Reference(beforeEquals, argument.substring(0, equals), argument.substring(equals + 1));
    }

    private List<Reference> byPrefix(String argument) {
        int equals = argument.indexOf('=');
        String prefix = equals < 0 ? argument : argument.substring(0, equals);
        String attached = equals < 0 ? null : argument.substring(equals + 1);
        return byName.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> new Reference(entry.getValue(), entry.getKey(), attached))
                .toList();
    }

    private List<Reference> byShortName(String argument) {
        String name = argument.substring(0, 2);
        OptionSpec option = byName.get(name);
        return option == null ? List.of() : List.of(new Reference(option, name, argument.substring(2)));
    }

    private Reference theOnlyOne(String argument, List<Reference> candidates) {
        if (candidates.stream().map(Reference::option).distinct().count() == 1) {
            return candidates.get(0);
        }
        List<Reference> ofContract = candidates.stream()
                .filter(candidate -> !YIELDING.contains(candidate.name()))
                .toList();
        if (ofContract.size() < candidates.size()) {
            return theOnlyOne(argument, ofContract);
        }
        String names = candidates.stream().map(Reference::name).collect(Collectors.joining(", "));
        throw new ParameterException(command.commandLine(), "ambiguous option: " + argument + " could match " + names);
    }
}
