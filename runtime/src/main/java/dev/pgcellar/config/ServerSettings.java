package dev.pgcellar.config;

import dev.pgcellar.expire.RetentionPolicy;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.transfer.CompressionLevel;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings of one server whose values have a form. Each is read when it is asked for, so that a wrong value stops
 * what needs it, and not every command of a machine that has it in a file. All throw
 * {@link InvalidConfigurationException} when the value cannot be understood.
 *
 * @param name by which the application calls the server
 * @param server its settings
 */
public record ServerSettings(String name, ServersConfiguration.Server server) {

    private static final int DEFAULT_JOBS = 2;

    /** How hard the compression works; empty for its usual level. */
    public Optional<CompressionLevel> compressionLevel() {
        return read("compression-level", server.compressionLevel(), CompressionLevel::parse);
    }

    /** How many archives are written, and parts sent, at the same time. */
    public int jobs() {
        return read("jobs", server.jobs(), OptionValueForms::positiveInteger).orElse(DEFAULT_JOBS);
    }

    /** What is applied after each scheduled backup; empty for nothing. */
    public Optional<RetentionPolicy> retentionPolicy() {
        return read("retention-policy", server.retentionPolicy(), RetentionPolicy::parse);
    }

    /** How many backups the retention policy leaves in any case. */
    public int minimumRedundancy() {
        return read("minimum-redundancy", server.minimumRedundancy(), OptionValueForms::nonNegativeInteger)
                .orElse(0);
    }

    /** From which age of the newest complete backup on the server counts as not healthy; empty for none. */
    public Optional<Duration> maxBackupAge() {
        return read("max-backup-age", server.maxBackupAge(), DurationConverter::parseDuration);
    }

    /** How long a WAL file may wait before the server counts as not healthy; empty for any time. */
    public Optional<Duration> maxWalLag() {
        return read("max-wal-lag", server.maxWalLag(), DurationConverter::parseDuration);
    }

    private <T> Optional<T> read(String key, Optional<String> value, Function<String, T> form) {
        try {
            return value.map(form);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationException(
                    ServersConfiguration.PREFIX + "." + name + "." + key + ": " + e.getMessage(), e);
        }
    }
}
