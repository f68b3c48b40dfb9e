package dev.pgcellar.snapshot.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.azure.Identity;
import dev.pgcellar.http.Environment;
import dev.pgcellar.snapshot.azure.ComputeSettings.Place;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.ProviderRecord;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeSettingsResolverTest {

    private static final ProviderRecord RECORDED =
            ProviderRecord.EMPTY.with("subscription_id", "s-recorded").with("resource_group", "g-recorded");
    private static final Map<String, String> GIVEN =
            Map.of("--azure-subscription-id", "s-given", "--azure-resource-group", "g-given");

    @Test
    void names_every_option_that_a_backup_misses() {
        assertThatThrownBy(() -> resolver(Map.of(), Map.of(), Map.of()).forBackup())
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("a backup of disk snapshots in Azure also needs --azure-subscription-id and"
                        + " --azure-resource-group");
        assertThatThrownBy(() -> resolver(Map.of("--azure-subscription-id", "s"), Map.of(), Map.of())
                        .forBackup())
                .hasMessage("a backup of disk snapshots in Azure also needs --azure-resource-group");
    }

    @Test
    void restores_from_the_recorded_subscription_in_the_given_resource_group() {
        assertThat(resolver(GIVEN, Map.of(), Map.of()).forRestore(RECORDED).place())
                .isEqualTo(new Place("s-recorded", "g-given"));
        assertThatThrownBy(() -> resolver(Map.of(), Map.of(), Map.of()).forRestore(RECORDED))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("--azure-resource-group");
    }

    @Test
    void deletes_where_the_backup_was_taken_whatever_is_given() {
        assertThat(resolver(GIVEN, Map.of(), Map.of()).forDeletion(RECORDED).place())
                .isEqualTo(new Place("s-recorded", "g-recorded"));
        assertThatThrownBy(() -> resolver(GIVEN, Map.of(), Map.of()).forDeletion(ProviderRecord.EMPTY))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("subscription_id");
    }

    @Test
    void uses_the_public_cloud_and_the_default_identity_when_nothing_is_said() {
        ComputeSettings settings = resolver(GIVEN, Map.of(), Map.of()).forBackup();

        assertThat(settings.endpoint()).isEqualTo(URI.create("https://management.azure.com"));
        assertThat(settings.audience()).isEqualTo("https://management.azure.com");
        assertThat(settings.identity()).isEqualTo(Identity.DEFAULT);
        assertThat(settings.requestTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.operationTimeout()).isEqualTo(Duration.ofSeconds(3600));
        assertThat(settings.attempts()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.microsoftonline.us/,https://management.usgovcloudapi.net",
        "login.microsoftonline.us,https://management.usgovcloudapi.net",
        "https://login.chinacloudapi.cn,https://management.chinacloudapi.cn",
        "https://login.microsoftonline.com,https://management.azure.com",
        "https://adfs.example.com/adfs,https://management.azure.com"
    })
    void goes_to_the_cloud_whose_identity_service_the_environment_names(String authority, String endpoint) {
        ComputeSettings settings = resolver(GIVEN, Map.of(), Map.of("AZURE_AUTHORITY_HOST", authority))
                .forBackup();

        assertThat(settings.endpoint()).isEqualTo(URI.create(endpoint));
        assertThat(settings.audience()).isEqualTo(endpoint);
    }

    @Test
    void takes_settings_from_the_configuration() {
        ComputeSettings settings = resolver(
                        Map.of(
                                "--azure-subscription-id", "s",
                                "--azure-resource-group", "g",
                                "--azure-credential", "managed-identity"),
                        Map.of(
                                "endpoint", "https://management.local.azurestack.external/",
                                "audience", "https://management.stack.onmicrosoft.com/1",
                                "request-timeout", "7",
                                "operation-timeout", "8"),
                        Map.of("AZURE_REQUEST_RETRY_COUNT", "0"))
                .forBackup();

        assertThat(settings.endpoint()).isEqualTo(URI.create("https://management.local.azurestack.external"));
        assertThat(settings.audience()).isEqualTo("https://management.stack.onmicrosoft.com/1");
        assertThat(settings.identity()).isEqualTo(Identity.MANAGED_IDENTITY);
        assertThat(settings.requestTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.operationTimeout()).isEqualTo(Duration.ofSeconds(8));
        assertThat(settings.attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://management.azure.com",
                "management.azure.com",
                "https://management.azure.com/subscriptions",
                "https://user@management.azure.com",
                "https://bad host"
            })
    void refuses_an_endpoint_that_could_give_the_token_away(String endpoint) {
        assertThatThrownBy(() ->
                        resolver(GIVEN, Map.of("endpoint", endpoint), Map.of()).forBackup())
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("pgcellar.snapshot.azure.endpoint is '" + endpoint + "'");
    }

    private static ComputeSettingsResolver resolver(
            Map<String, String> options, Map<String, String> config, Map<String, String> environment) {
        return new ComputeSettingsResolver(
                new OptionValues(options), new FixedConfig(config), new Environment(environment::get));
    }
}
