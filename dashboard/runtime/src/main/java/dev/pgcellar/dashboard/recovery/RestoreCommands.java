package dev.pgcellar.dashboard.recovery;

import dev.pgcellar.api.ServerTarget;
import dev.pgcellar.dashboard.config.SecretMask;
import dev.pgcellar.spi.ProviderOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command lines that restore a server's backups and WAL, with the storage's options but without secrets. */
final class RestoreCommands {

    private final ServerTarget target;
    private final List<ProviderOption> options;

    /**
     * @param options those of the target's storage
     */
    RestoreCommands(ServerTarget target, List<ProviderOption> options) {
        this.target = target;
        this.options = options;
    }

    /** Restores a backup. */
    String restore(String id) {
        return line("restore") + " " + ShellWord.of(id) + " RECOVERY_DIR";
    }

    /** PostgreSQL's {@code restore_command}, for postgresql.conf: {@code %} and quotation marks are doubled. */
    String restoreCommand() {
        return line("wal-restore").replace("'", "''").replace("%", "%%") + " %f %p";
    }

    private String line(String command) {
        List<String> words = new ArrayList<>(List.of("pgcellar", command));
        if (target.provider() != null) {
            words.addAll(List.of("--cloud-provider", target.provider()));
        }
        options.stream()
                .filter(option -> option.appliesTo(command))
                .filter(option -> target.options().containsKey(keyOf(option)))
                .forEach(option -> words.addAll(given(option, target.options().get(keyOf(option)))));
        words.add(SecretMask.of(target.url()));
        words.add(target.serverName());
        return words.stream().map(ShellWord::of).collect(Collectors.joining(" "));
    }

    private static List<String> given(ProviderOption option, String value) {
        if (option.type() == ProviderOption.Type.FLAG) {
            return Boolean.parseBoolean(value) ? List.of(option.name()) : List.of();
        }
        return List.of(option.name(), SecretMask.of(option.name(), value));
    }

    private static String keyOf(ProviderOption option) {
        return option.name().substring(2);
    }
}
