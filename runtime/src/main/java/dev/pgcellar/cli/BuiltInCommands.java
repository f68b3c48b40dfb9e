package dev.pgcellar.cli;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.AutoComplete;
import picocli.CommandLine;

/** The commands that every build of {@code pgcellar} has, in the order of its help. */
final class BuiltInCommands {

    private static final Map<String, Class<?>> BY_NAME = byName();

    private BuiltInCommands() {}

    private static Map<String, Class<?>> byName() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put(BackupCommand.NAME, BackupCommand.class);
        commands.put(BackupListCommand.NAME, BackupListCommand.class);
        commands.put(BackupShowCommand.NAME, BackupShowCommand.class);
        commands.put(BackupKeepCommand.NAME, BackupKeepCommand.class);
        commands.put(BackupDeleteCommand.NAME, BackupDeleteCommand.class);
        commands.put(RestoreCommand.NAME, RestoreCommand.class);
        commands.put(WalArchiveCommand.NAME, WalArchiveCommand.class);
        commands.put(WalRestoreCommand.NAME, WalRestoreCommand.class);
        commands.put(CheckWalArchiveCommand.NAME, CheckWalArchiveCommand.class);
        commands.put(DoctorCommand.NAME, DoctorCommand.class);
        commands.put("help", CommandLine.HelpCommand.class);
        commands.put("generate-completion", AutoComplete.GenerateCompletion.class);
        return Collections.unmodifiableMap(commands);
    }

    static Collection<Class<?>> all() {
        return BY_NAME.values();
    }

    /** The command of a name, if it is one that knows of no other command. */
    static Optional<Class<?>> standalone(String name) {
        return Optional.<Class<?>>ofNullable(BY_NAME.get(name)).filter(StoreCommand.class::isAssignableFrom);
    }
}
