package dev.pgcellar.cli;

import io.quarkus.picocli.runtime.PicocliCommandLineFactory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Assembles the command line: the grammar (contract 00 section 2), the options that extensions contribute, the defaults
 * that configuration gives, and the command that the program's name stands for.
 */
@Singleton
final class CommandLineFactory {

    private static final List<String> COMPRESSING_COMMANDS = List.of(BackupCommand.NAME, WalArchiveCommand.NAME);

    private final PicocliCommandLineFactory picocli;
    private final ProviderOptions providerOptions;
    private final CompressionOptions compressionOptions;

    @Inject
    CommandLineFactory(
            PicocliCommandLineFactory picocli, ProviderOptions providerOptions, CompressionOptions compressionOptions) {
        this.picocli = picocli;
        this.providerOptions = providerOptions;
        this.compressionOptions = compressionOptions;
    }

    @Produces
    CommandLine commandLine() {
        CommandLine top = picocli.create();
        ProgramName program = ProgramName.current();
        for (Map.Entry<String, CommandLine> command : top.getSubcommands().entrySet()) {
            contribute(command.getKey(), command.getValue().getCommandSpec());
        }
        setGrammar(top);
        CommandLine chosen = program.command().map(top.getSubcommands()::get).orElse(top);
        chosen.setCommandName(program.text());
        FailureHandler failures = new FailureHandler();
        return chosen.setExecutionExceptionHandler(failures).setParameterExceptionHandler(failures);
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
