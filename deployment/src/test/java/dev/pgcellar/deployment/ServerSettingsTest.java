package dev.pgcellar.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.config.ServerSettings;
import dev.pgcellar.config.ServersConfiguration;
import dev.pgcellar.spi.InvalidConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerSettingsTest {

    private static final String MAIN = "pgcellar.servers.main.";

    private static ServerSettings settings(Map<String, String> values) {
        ServersConfiguration configuration = new SmallRyeConfigBuilder()
                .withMapping(ServersConfiguration.class)
                .withDefaultValue(MAIN + "url", "file:///backups")
                .withDefaultValues(values)
                .build()
                .getConfigMapping(ServersConfiguration.class);
        return new ServerSettings("main", configuration.servers().get("main"));
    }

    @Test
    void have_defaults() {
        ServerSettings settings = settings(Map.of());

        assertThat(settings.jobs()).isEqualTo(2);
        assertThat(settings.minimumRedundancy()).isZero();
        assertThat(settings.retentionPolicy()).isEmpty();
        assertThat(settings.compressionLevel()).isEmpty();
        assertThat(settings.maxBackupAge()).isEmpty();
        assertThat(settings.maxWalLag()).isEmpty();
    }

    @Test
    void are_read() {
        ServerSettings settings = settings(Map.of(
                MAIN + "jobs", "5",
                MAIN + "minimum-redundancy", "3",
                MAIN + "max-backup-age", "26H",
                MAIN + "max-wal-lag", "90S"));

        assertThat(settings.jobs()).isEqualTo(5);
        assertThat(settings.minimumRedundancy()).isEqualTo(3);
        assertThat(settings.maxBackupAge()).contains(Duration.ofHours(26));
        assertThat(settings.maxWalLag()).contains(Duration.ofSeconds(90));
    }

    private record Wrong(String key, String value, Function<ServerSettings, ?> reading) {}

    static List<Wrong> wrong() {
        return List.of(
                new Wrong("jobs", "0", ServerSettings::jobs),
                new Wrong("minimum-redundancy", "-1", ServerSettings::minimumRedundancy),
                new Wrong("retention-policy", "ALL", ServerSettings::retentionPolicy),
                new Wrong("compression-level", "best", ServerSettings::compressionLevel),
                new Wrong("max-backup-age", "old", ServerSettings::maxBackupAge),
                new Wrong("max-wal-lag", "1 day", ServerSettings::maxWalLag));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void say_which_value_cannot_be_understood_when_it_is_needed(Wrong wrong) {
        ServerSettings settings = settings(Map.of(MAIN + wrong.key(), wrong.value()));

        assertThatThrownBy(() -> wrong.reading().apply(settings))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith(MAIN + wrong.key() + ": ")
                .hasMessageContaining(wrong.value());
    }
}
