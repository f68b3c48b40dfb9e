package dev.pgcellar.cli;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Defaults of options from configuration: {@code pgcellar.<command>.<option>}, else {@code pgcellar.<option>}. The
 * command line goes first; {@code PGCELLAR_BACKUP_JOBS} in the environment is {@code pgcellar.backup.jobs}.
 */
final class ConfiguredDefaults implements IDefaultValueProvider {

    private final String command;

    ConfiguredDefaults(String command) {
        this.command = command;
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        String name = option.longestName().replaceFirst("^-+", "");
        Config config = ConfigProvider.getConfig();
        return configured(config, "pgcellar." + command + "." + name)
                .or(() -> configured(config, "pgcellar." + name))
                .orElse(null);
    }

    private static Optional<String> configured(Config config, String key) {
        return config.getOptionalValue(key, String.class);
    }
}
