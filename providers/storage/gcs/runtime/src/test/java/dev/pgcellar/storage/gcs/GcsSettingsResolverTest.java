package dev.pgcellar.storage.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.storage.gcs.GcsSettings.Access;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GcsSettingsResolverTest {

    private final Map<String, String> options = new HashMap<>();
    private final Map<String, String> config = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    private GcsSettings resolve() {
        return new GcsSettingsResolver(
                        new OptionValues(options), new FixedConfig(config), new Environment(environment::get))
                .resolve();
    }

    @Test
    void goes_to_google_with_credentials_by_default() {
        assertThat(resolve())
                .isEqualTo(new GcsSettings(
                        URI.create("https://storage.googleapis.com"),
                        Access.CREDENTIALS,
                        null,
                        null,
                        Duration.ofSeconds(60)));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:4443, http://localhost:4443",
        "https://emulator:4443/, https://emulator:4443",
        "localhost:4443, http://localhost:4443"
    })
    void goes_to_an_emulator_without_credentials(String variable, URI endpoint) {
        environment.put("STORAGE_EMULATOR_HOST", variable);

        assertThat(resolve().endpoint()).isEqualTo(endpoint);
        assertThat(resolve().access()).isEqualTo(Access.ANONYMOUS);
    }

    @Test
    void goes_to_a_configured_endpoint_with_credentials() {
        environment.put("STORAGE_EMULATOR_HOST", "http://localhost:4443");
        config.put("endpoint-url", "https://storage-private.p.googleapis.com/");

        assertThat(resolve().endpoint()).isEqualTo(URI.create("https://storage-private.p.googleapis.com"));
        assertThat(resolve().access()).isEqualTo(Access.CREDENTIALS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "http://", "http://host/path", "http://a b"})
    void refuses_an_endpoint_of_another_form(String text) {
        environment.put("STORAGE_EMULATOR_HOST", text);

        assertThatThrownBy(this::resolve)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("STORAGE_EMULATOR_HOST is '" + text
                        + "'; expected a URL without a path, like http://localhost:4443");
    }

    @Test
    void takes_the_option_then_the_configuration_then_the_environment() {
        environment.put("GOOGLE_CLOUD_PROJECT", "of-environment");
        assertThat(resolve().project()).isEqualTo("of-environment");

        config.putAll(Map.of("project", "configured", "kms-key-name", "configured-key", "read-timeout", "30"));
        assertThat(resolve().project()).isEqualTo("configured");
        assertThat(resolve().kmsKeyName()).isEqualTo("configured-key");
        assertThat(resolve().readTimeout()).isEqualTo(Duration.ofSeconds(30));

        options.putAll(Map.of("--kms-key-name", "given-key", "--read-timeout", "5"));
        assertThat(resolve().kmsKeyName()).isEqualTo("given-key");
        assertThat(resolve().readTimeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void refuses_a_read_timeout_below_a_second() {
        options.put("--read-timeout", "0");

        assertThatThrownBy(this::resolve)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("the read time-out must be at least 1 second, but 0 was given");
    }
}
