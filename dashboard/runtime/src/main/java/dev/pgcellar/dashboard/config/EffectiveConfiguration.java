package dev.pgcellar.dashboard.config;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * The settings of PgCellar that are in force, without secrets.
 */
@Singleton
public class EffectiveConfiguration {

    private static final int LONGEST = 1000;

    /**
     * One setting.
     *
     * @param value as it may be shown
     * @param source where it comes from
     */
    public record Setting(String name, String value, String source) {}

    /** All settings, by name. */
    public List<Setting> settings() {
        Config config = ConfigProvider.getConfig();
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith("pgcellar."))
                .distinct()
                .sorted()
                .map(config::getConfigValue)
                .filter(value -> value.getValue() != null)
                .map(EffectiveConfiguration::setting)
                .toList();
    }

    private static Setting setting(ConfigValue value) {
        String shown = SecretMask.of(value.getName(), value.getValue());
        return new Setting(
                value.getName(),
                shown.length() > LONGEST ? shown.substring(0, LONGEST) + "\u2026" : shown,
                SecretMask.of(String.valueOf(value.getSourceName())));
    }
}
