package dev.pgcellar.cli;

import dev.pgcellar.cli.OptionNames.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/**
 * The grammar of the command line (contract 00 section 2), which is that of Python's {@code argparse}: a command's
 * arguments are checked from left to right and brought into a form that has one reading only. Each option is written
 * out with its value attached, once unless it may be repeated; then {@code --} and the positional arguments follow.
 *
 * <p>All that is in the contract's grammar and not in picocli's is here: prefixes of long options, what counts as an
 * option's value, bundles of short flags, lists that take all values up to the next option, the last of several values,
 * options that exclude each other.
 *
 * @see <a href="https://docs.python.org/3/library/argparse.html">argparse</a>
 */
final class ArgparseGrammar {

    static final String END_OF_OPTIONS = "--";

    private final CommandSpec command;
    private final OptionNames names;

    ArgparseGrammar(CommandSpec command) {
        this.command = command;
        this.names = new OptionNames(command);
    }

    /**
     * The same command line in a form that has one reading only; {@code --help} or {@code --version} alone where the
     * first of these stands before any error.
     *
     * @throws ParameterException when it does not follow the grammar or a value is wrong
     */
    List<String> normalize(List<String> arguments) {
        return new Run(arguments).normalize();
    }

    /** One command line on its way through the grammar. */
    private final class Run {

        private final List<String> arguments;
        private final List<Reference> references;
        private final int endOfOptions;
        private final GivenOptions given = new GivenOptions(command);
        private final List<Integer> positionals = new ArrayList<>();
        private final List<Integer> unknown = new ArrayList<>();
        private int next;

        Run(List<String> arguments) {
            this.arguments = arguments;
            int delimiter = arguments.indexOf(END_OF_OPTIONS);
            this.endOfOptions = delimiter < 0 ? arguments.size() : delimiter;
            this.references = arguments.subList(0, endOfOptions).stream()
                    .map(names::resolve)
                    .collect(Collectors.toCollection(ArrayList::new));
        }

        List<String> normalize() {
            while (next < endOfOptions) {
                Reference reference = references.get(next);
                if (reference == null) {
                    positionals.add(next++);
                } else if (reference.isUnknown()) {
                    unknown.add(next++);
                } else {
                    next++;
                    take(reference);
                    if (given.endsTheCommandLine()) {
                        return given.written();
                    }
                }
            }
            IntStream.range(endOfOptions + 1, arguments.size()).forEach(positionals::add);
            requireComplete();
            return written();
        }

        /** Takes an option, and those bundled with it, with its values. */
        private void take(Reference reference) {
            OptionSpec option = reference.option();
            String attached = reference.attached();
            boolean isBundled = reference.isShort();
            while (attached != null && option.arity().max() == 0) {
                OptionSpec following = attached.isEmpty() ? null : names.named("-" + attached.charAt(0));
                if (!isBundled || following == null) {
                    throw wrong(option, "ignored explicit argument '" + attached + "'");
                }
                given.add(option, List.of());
                option = following;
                attached = attached.length() == 1 ? null : attached.substring(1);
            }
            List<String> values = attached == null ? valuesThatFollow(option) : List.of(attached);
            given.add(option, values);
        }

        private List<String> valuesThatFollow(OptionSpec option) {
            int begin = next;
            while (next < endOfOptions
                    && references.get(next) == null
                    && next - begin < option.arity().max()) {
                next++;
            }
            if (next - begin < option.arity().min()) {
                throw wrong(option, "expected one argument");
            }
            return arguments.subList(begin, next);
        }

        private void requireComplete() {
            List<PositionalParamSpec> parameters = command.positionalParameters();
            String missing = parameters.stream()
                    .skip(positionals.size())
                    .filter(parameter -> parameter.arity().min() > 0)
                    .map(PositionalParamSpec::paramLabel)
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                throw wrong("the following arguments are required: " + missing);
            }
            given.requireGroups();
            boolean takesAnyNumber =
                    parameters.stream().anyMatch(parameter -> parameter.arity().isVariable());
            if (positionals.size() > parameters.size() && !takesAnyNumber) {
                unknown.addAll(positionals.subList(parameters.size(), positionals.size()));
            }
            if (!unknown.isEmpty()) {
                throw wrong("unrecognized arguments: "
                        + unknown.stream().sorted().map(arguments::get).collect(Collectors.joining(" ")));
            }
        }

        private List<String> written() {
            List<String> written = new ArrayList<>(given.written());
            if (!positionals.isEmpty()) {
                written.add(END_OF_OPTIONS);
                positionals.stream().map(arguments::get).forEach(written::add);
            }
            return written;
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private ParameterException wrong(OptionSpec option, String message) {
        return wrong("argument " + Reference.display(option) + ": " + message);
    }
}
