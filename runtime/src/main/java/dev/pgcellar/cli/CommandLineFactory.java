package dev.pgcellar.cli;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Assembles the command line: the grammar (contract 00 section 2), the options that extensions contribute, the defaults
 * that configuration gives, and the command that the program's name stands for.
 */
@Singleton
final class CommandLineFactory {

    private static final List<String> COMPRESSING_COMMANDS = List.of(BackupCommand.NAME, WalArchiveCommand.NAME);

    private final CommandLine.IFactory beans;
    private final ProviderOptions providerOptions;
    private final CompressionOptions compressionOptions;

    @Inject
    CommandLineFactory(
            CommandLine.IFactory beans, ProviderOptions providerOptions, CompressionOptions compressionOptions) {
        this.beans = beans;
        this.providerOptions = providerOptions;
        this.compressionOptions = compressionOptions;
    }

    @Produces
    CommandLine commandLine() {
        ProgramName program = ProgramName.current();
        CommandLine line = program.command()
                .flatMap(CommandLineFactory::commandClass)
                .map(command -> new CommandLine(command, beans))
                .orElseGet(() -> new CommandLine(PgCellarCommand.class, beans));
        program.command().ifPresent(name -> contribute(name, line.getCommandSpec()));
        line.getSubcommands().forEach((name, command) -> contribute(name, command.getCommandSpec()));
        setGrammar(line);
        line.setCommandName(program.text());
        FailureHandler failures = new FailureHandler();
        return line.setExecutionExceptionHandler(failures).setParameterExceptionHandler(failures);
    }

    /** Only the command that is wanted is assembled: the others would cost time at every archived segment. */
    private static Optional<Class<?>> commandClass(String name) {
        return Stream.of(PgCellarCommand.class.getAnnotation(Command.class).subcommands())
                .<Class<?>>map(command -> command)
                .filter(command -> command.getAnnotation(Command.class).name().equals(name))
                .findFirst();
    }

    private void contribute(String name, CommandSpec command) {
        providerOptions.addTo(command, name);
        if (COMPRESSING_COMMANDS.contains(name)) {
            compressionOptions.addTo(command);
        }
        command.versionProvider(() -> new String[] {ProgramName.current().versionLine()});
        command.defaultValueProvider(new ConfiguredDefaults(name));
    }

    private static void setGrammar(CommandLine top) {
        top.getCommandSpec()
                .versionProvider(() -> new String[] {ProgramName.current().versionLine()});
        top.setAbbreviatedOptionsAllowed(true);
        top.setOverwrittenOptionsAllowed(true);
        top.setExpandAtFiles(false);
        top.setUsageHelpAutoWidth(true);
        top.setUsageHelpLongOptionsMaxWidth(40);
    }
}
