package dev.pgcellar.cli;

import dev.pgcellar.registry.Codecs;
import dev.pgcellar.registry.ObjectStoreProviders;
import dev.pgcellar.registry.SnapshotProviders;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command line of a build without any provider, whose commands do nothing. */
final class ContractCommandLines {

    private final StringWriter stdout = new StringWriter();
    private final StringWriter stderr = new StringWriter();
    private final CommandLine line;
    private ParseResult parsed;

    private ContractCommandLines(String program, List<String> arguments) {
        ObjectStoreProviders providers = new ObjectStoreProviders(List.of(), name -> null);
        CloudProviderNames names = new CloudProviderNames(providers);
        CommandLine.IFactory beans = new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == CloudProviderNames.class
                        ? type.cast(names)
                        : CommandLine.defaultFactory().create(type);
            }
        };
        CompressionOptions codecs = new CompressionOptions(new Codecs(List.of(), name -> null));
        this.line = new CommandLineFactory(
                        beans,
                        new ProviderOptions(providers, new SnapshotProviders(List.of(), name -> null)),
                        codecs,
                        List.of())
                .commandLine(new ProgramName(program), arguments)
                .setOut(new PrintWriter(stdout, true))
                .setErr(new PrintWriter(stderr, true));
        CommandLine.IExecutionStrategy ordinary = line.getExecutionStrategy();
        line.setExecutionStrategy(result -> {
            parsed = result;
            ParseResult last = result.hasSubcommand() ? result.subcommand() : result;
            boolean isAnswered = last.isUsageHelpRequested()
                    || last.isVersionHelpRequested()
                    || last.commandSpec().helpCommand()
                    || !last.commandSpec().subcommands().isEmpty();
            return isAnswered ? ordinary.execute(result) : 0;
        });
    }

    /** A program of this name. */
    static ContractCommandLines of(String program) {
        return new ContractCommandLines(program, List.of());
    }

    /** A program of this name that was started with arguments. */
    static ContractCommandLines startedAs(String program, String... arguments) {
        return new ContractCommandLines(program, List.of(arguments));
    }

    /** {@code barman-cloud-<command>}. */
    static ContractCommandLines dropIn(String command) {
        return of("barman-cloud-" + command);
    }

    /** Runs the program and returns the exit status. */
    int run(String... arguments) {
        return line.execute(arguments);
    }

    /** The names of the commands that it knows. */
    Set<String> commands() {
        return line.getSubcommands().keySet();
    }

    /** The same command line as the grammar writes it out. */
    List<String> normalize(List<String> arguments) {
        return new ArgparseGrammar(line.getCommandSpec()).normalize(arguments);
    }

    /** The value of an option after {@link #run}. */
    Object option(String name) {
        return parsed.commandSpec().findOption(name).getValue();
    }

    /** The positional arguments after {@link #run}, as strings. */
    List<String> positionals() {
        return parsed.matchedPositionals().stream()
                .map(positional -> positional.getValue().toString())
                .toList();
    }

    String stdout() {
        return stdout.toString();
    }

    String stderr() {
        return stderr.toString();
    }
}
