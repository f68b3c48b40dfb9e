package dev.pgcellar.snapshot.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.ProviderRecord;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeSettingsResolverTest {

    private static final ProviderRecord RECORDED = ProviderRecord.EMPTY.with("project", "p-recorded");
    private static final Map<String, String> GIVEN = Map.of("--gcp-project", "p-given", "--gcp-zone", "z-given");

    @Test
    void names_every_option_that_a_backup_misses() {
        assertThatThrownBy(() -> resolver(Map.of(), Map.of()).forBackup())
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("a backup of disk snapshots in Google Cloud also needs --gcp-project and --gcp-zone");
        assertThatThrownBy(() -> resolver(Map.of("--gcp-project", "p", "--gcp-zone", " "), Map.of())
                        .forBackup())
                .hasMessage("a backup of disk snapshots in Google Cloud also needs --gcp-zone");
    }

    @Test
    void refuses_a_key_for_objects() {
        assertThatThrownBy(
                        () -> resolver(Map.of("--gcp-project", "p", "--gcp-zone", "z", "--kms-key-name", "k"), Map.of())
                                .forBackup())
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("--kms-key-name cannot be used with disk snapshots");
    }

    @Test
    void restores_from_the_recorded_project_in_the_given_zone() {
        ComputeSettings settings = resolver(GIVEN, Map.of()).forRestore(RECORDED);

        assertThat(settings.project()).isEqualTo("p-recorded");
        assertThat(settings.zone()).isEqualTo("z-given");
        assertThatThrownBy(() -> resolver(Map.of(), Map.of()).forRestore(RECORDED))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("--gcp-zone");
    }

    @Test
    void deletes_where_the_backup_was_taken_and_needs_no_zone() {
        assertThat(resolver(Map.of(), Map.of()).forDeletion(RECORDED).project()).isEqualTo("p-recorded");
        assertThatThrownBy(() -> resolver(GIVEN, Map.of()).forDeletion(ProviderRecord.EMPTY))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("it has no project");
    }

    @Test
    void goes_to_google_when_nothing_is_said() {
        ComputeSettings settings = resolver(GIVEN, Map.of()).forBackup();

        assertThat(settings)
                .isEqualTo(new ComputeSettings(
                        "p-given",
                        "z-given",
                        URI.create("https://compute.googleapis.com"),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(3600),
                        4));
    }

    @Test
    void takes_settings_from_the_configuration() {
        ComputeSettings settings = resolver(
                        GIVEN,
                        Map.of(
                                "endpoint", "https://compute-backup.p.googleapis.com/",
                                "request-timeout", "7",
                                "operation-timeout", "8"))
                .forBackup();

        assertThat(settings.endpoint()).isEqualTo(URI.create("https://compute-backup.p.googleapis.com"));
        assertThat(settings.requestTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.operationTimeout()).isEqualTo(Duration.ofSeconds(8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://compute.googleapis.com", "https://compute.googleapis.com/compute/v1"})
    void refuses_an_endpoint_that_could_give_the_token_away(String endpoint) {
        assertThatThrownBy(() -> resolver(GIVEN, Map.of("endpoint", endpoint)).forBackup())
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("pgcellar.snapshot.gcp.endpoint is '" + endpoint + "'");
    }

    private static ComputeSettingsResolver resolver(Map<String, String> options, Map<String, String> config) {
        return new ComputeSettingsResolver(new OptionValues(options), new FixedConfig(config));
    }
}
