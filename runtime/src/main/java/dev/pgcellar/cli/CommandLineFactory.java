package dev.pgcellar.cli;

import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Assembles the command line: the grammar (contract 00 section 2), the options that extensions contribute, the defaults
 * that configuration gives, and the command that the program's name stands for.
 */
@Singleton
final class CommandLineFactory {

    private static final List<String> VERSION = List.of("--version");
    private static final List<String> COMPRESSING_COMMANDS = List.of(BackupCommand.NAME, WalArchiveCommand.NAME);

    /** Columns of help for options and their values; longer ones get a line of their own. */
    private static final int LONG_OPTIONS_WIDTH = 34;

    /** As argparse writes it: scripts look for this word in messages. */
    private static final String SYNOPSIS_HEADING = "usage: ";

    private final CommandLine.IFactory beans;
    private final ProviderOptions providerOptions;
    private final CompressionOptions compressionOptions;
    private final Iterable<ContributedCommand> contributed;

    @Inject
    CommandLineFactory(
            CommandLine.IFactory beans,
            ProviderOptions providerOptions,
            CompressionOptions compressionOptions,
            @Any Instance<ContributedCommand> contributed) {
        this(beans, providerOptions, compressionOptions, (Iterable<ContributedCommand>) contributed);
    }

    CommandLineFactory(
            CommandLine.IFactory beans,
            ProviderOptions providerOptions,
            CompressionOptions compressionOptions,
            Iterable<ContributedCommand> contributed) {
        this.beans = beans;
        this.providerOptions = providerOptions;
        this.compressionOptions = compressionOptions;
        this.contributed = contributed;
    }

    @Produces
    CommandLine commandLine(@CommandLineArguments String[] arguments) {
        return commandLine(ProgramName.current(), List.of(arguments));
    }

    /**
     * The command line of a program.
     *
     * @param arguments those it is made for; none for any
     */
    CommandLine commandLine(ProgramName program, List<String> arguments) {
        ArgparseCommandLine line = program.command()
                .flatMap(BuiltInCommands::standalone)
                .map(command -> new ArgparseCommandLine(command, beans))
                .orElseGet(() -> parent(arguments));
        program.command().ifPresent(name -> contribute(name, line.getCommandSpec(), program));
        line.getSubcommands().forEach((name, command) -> {
            if (!command.getCommandSpec().helpCommand()) {
                contribute(name, command.getCommandSpec(), program);
            }
        });
        setForm(line, program);
        line.setCommandName(program.text());
        FailureHandler failures = new FailureHandler();
        return line.setExecutionExceptionHandler(failures).setParameterExceptionHandler(failures);
    }

    /** Only the command that is wanted is assembled: the others would cost time at every archived segment. */
    private ArgparseCommandLine parent(List<String> arguments) {
        ArgparseCommandLine line = new ArgparseCommandLine(PgCellarCommand.class, beans);
        describe(line.getCommandSpec().usageMessage());
        if (arguments.equals(VERSION)) {
            return line;
        }
        Optional<Class<?>> wanted = arguments.stream().findFirst().flatMap(BuiltInCommands::standalone);
        if (wanted.isPresent()) {
            line.addSubcommand(wanted.get());
        } else {
            BuiltInCommands.all().forEach(line::addSubcommand);
            contributed.forEach(line::addSubcommand);
        }
        return line;
    }

    private void contribute(String name, CommandSpec command, ProgramName program) {
        providerOptions.addTo(command, name);
        if (COMPRESSING_COMMANDS.contains(name)) {
            compressionOptions.addTo(command);
        }
        command.usageMessage().abbreviateSynopsis(true).synopsisHeading(SYNOPSIS_HEADING);
        describe(command.usageMessage());
        command.versionProvider(() -> new String[] {program.versionLine()});
        command.defaultValueProvider(new ConfiguredDefaults(name));
    }

    private static void describe(UsageMessageSpec help) {
        help.exitCodeListHeading("Exit codes:%n").exitCodeList(ExitCode.meanings(help.exitCodeList()));
        if (help.footer().length > 0) {
            help.footerHeading("Examples:%n");
        }
    }

    private static void setForm(CommandLine top, ProgramName program) {
        top.getCommandSpec().versionProvider(() -> new String[] {program.versionLine()});
        top.getCommandSpec().usageMessage().synopsisHeading(SYNOPSIS_HEADING);
        top.setExpandAtFiles(false);
        top.setUsageHelpWidth(ProgramOutput.width());
        top.setUsageHelpLongOptionsMaxWidth(LONG_OPTIONS_WIDTH);
    }
}
