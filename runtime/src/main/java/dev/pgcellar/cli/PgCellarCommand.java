package dev.pgcellar.cli;

import io.quarkus.picocli.runtime.annotations.TopCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pgcellar}: the parent of all commands, {@link BuiltInCommands} and those of other extensions. */
@TopCommand
@Command(
        name = PgCellarCommand.NAME,
        description = "Back up PostgreSQL to object storage, archive its WAL, and restore both.")
final class PgCellarCommand implements Runnable {

    static final String NAME = "pgcellar";

    @Spec
    CommandSpec spec;

    @Mixin
    VersionAndHelp versionAndHelp;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is required: " + String.join(", ", spec.subcommands().keySet()));
    }
}
