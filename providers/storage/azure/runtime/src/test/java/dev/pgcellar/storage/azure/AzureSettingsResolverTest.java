package dev.pgcellar.storage.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.azure.Identity;
import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.OptionValues;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureSettingsResolverTest {

    private static final String SERVICE = "https://acct.blob.core.windows.net/container/path";
    private static final String EMULATOR = "http://127.0.0.1:10000/account/container/path";
    private static final URI ENDPOINT = URI.create("https://acct.blob.core.windows.net");
    private static final Map<String, String> ALL = Map.of(
            "AZURE_STORAGE_CONNECTION_STRING", "UseDevelopmentStorage=true",
            "AZURE_STORAGE_SAS_TOKEN", "?sv=2020&sig=c2ln%3D",
            "AZURE_STORAGE_KEY", "a2V5");

    private static AzureSettings resolve(String url, Map<String, String> options, Map<String, String> environment) {
        return resolve(url, options, FixedConfig.NONE, environment);
    }

    private static AzureSettings resolve(
            String url, Map<String, String> options, AzureConfig config, Map<String, String> environment) {
        return new AzureSettingsResolver(
                        AzureUrl.parse(url), new OptionValues(options), config, new Environment(environment::get))
                .resolve();
    }

    private static Map<String, String> allBut(String... variables) {
        Map<String, String> rest = new HashMap<>(ALL);
        for (String variable : variables) {
            rest.remove(variable);
        }
        return rest;
    }

    @ParameterizedTest
    @CsvSource({"azure-cli, AZURE_CLI", "managed-identity, MANAGED_IDENTITY", "default, DEFAULT"})
    void takes_the_identity_asked_for_whatever_the_environment_holds(String name, Identity identity) {
        assertThat(resolve(SERVICE, Map.of("--azure-credential", name), ALL).access())
                .isEqualTo(new AzureAccess.ByIdentity(ENDPOINT, identity));
        assertThat(resolve(SERVICE, Map.of(), new FixedConfig(name, null, 0), ALL)
                        .access())
                .isEqualTo(new AzureAccess.ByIdentity(ENDPOINT, identity));
    }

    @Test
    void goes_through_the_environment_in_the_order_of_the_contract() {
        assertThat(resolve(SERVICE, Map.of(), ALL).access())
                .isEqualTo(new AzureAccess.ConnectionString("UseDevelopmentStorage=true"));
        assertThat(resolve(SERVICE, Map.of(), allBut("AZURE_STORAGE_CONNECTION_STRING"))
                        .access())
                .isEqualTo(new AzureAccess.SasToken(ENDPOINT, "sv=2020&sig=c2ln%3D"));
        assertThat(resolve(SERVICE, Map.of(), allBut("AZURE_STORAGE_CONNECTION_STRING", "AZURE_STORAGE_SAS_TOKEN"))
                        .access())
                .isEqualTo(new AzureAccess.AccountKey(ENDPOINT, "acct", "a2V5"));
        assertThat(resolve(SERVICE, Map.of(), Map.of("AZURE_STORAGE_ACCOUNT", "other"))
                        .access())
                .isEqualTo(new AzureAccess.ByIdentity(ENDPOINT, Identity.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({"AZURE_STORAGE_CONNECTION_STRING", "AZURE_STORAGE_SAS_TOKEN", "AZURE_STORAGE_KEY"})
    void an_empty_variable_decides_and_is_an_error(String variable) {
        assertThatThrownBy(() -> resolve(SERVICE, Map.of(), Map.of(variable, "")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith(variable + " is set, but empty");
    }

    @ParameterizedTest
    @CsvSource({"sv=2020", "'sv=2020&sig=a b'", "sig=%zz", "'\"sig=a\"'"})
    void refuses_what_is_no_token_and_does_not_show_it(String token) {
        assertThatThrownBy(() -> resolve(SERVICE, Map.of(), Map.of("AZURE_STORAGE_SAS_TOKEN", token)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("AZURE_STORAGE_SAS_TOKEN holds no shared access signature")
                .hasMessageNotContaining(token);
    }

    @Test
    void a_url_of_another_host_needs_a_connection_string() {
        assertThat(resolve(EMULATOR, Map.of(), ALL).access()).isInstanceOf(AzureAccess.ConnectionString.class);
        assertThatThrownBy(() -> resolve(EMULATOR, Map.of(), allBut("AZURE_STORAGE_CONNECTION_STRING")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("AZURE_STORAGE_CONNECTION_STRING");
        assertThatThrownBy(() -> resolve(EMULATOR, Map.of("--azure-credential", "default"), ALL))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("AZURE_STORAGE_CONNECTION_STRING");
    }

    @Test
    void no_form_of_access_shows_its_secret() {
        for (Map<String, String> environment : List.of(
                ALL,
                allBut("AZURE_STORAGE_CONNECTION_STRING"),
                allBut("AZURE_STORAGE_CONNECTION_STRING", "AZURE_STORAGE_SAS_TOKEN"))) {
            assertThat(resolve(SERVICE, Map.of(), environment).toString())
                    .doesNotContain("UseDevelopmentStorage", "c2ln", "a2V5");
        }
    }

    @ParameterizedTest
    @CsvSource({"AccountName=acct;AccountKey", "nonsense"})
    void refuses_a_connection_string_that_is_none_and_does_not_show_it(String text) {
        AzureObjectStoreProvider provider = Stores.provider(Map.of("AZURE_STORAGE_CONNECTION_STRING", text));

        assertThatThrownBy(() -> provider.open(provider.parse(EMULATOR), OptionValues.NONE))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("a connection string is malformed")
                .hasMessageNotContaining(text)
                .hasNoCause();
    }

    @Test
    void refuses_a_key_that_is_none_and_does_not_show_it() {
        assertThatThrownBy(() -> resolve(SERVICE, Map.of(), Map.of("AZURE_STORAGE_KEY", "no-key!")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("the account key in AZURE_STORAGE_KEY is not in base64")
                .hasMessageNotContaining("no-key!");
        String connection = "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=no-key!";
        assertThatThrownBy(() -> resolve(SERVICE, Map.of(), Map.of("AZURE_STORAGE_CONNECTION_STRING", connection)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageNotContaining("no-key!");
    }

    @Test
    void takes_sizes_from_options_then_from_the_configuration() {
        Map<String, String> options =
                Map.of("--max-block-size", "100000", "--max-single-put-size", "200000", "--max-concurrency", "3");

        AzureSettings given = resolve(EMULATOR, options, new FixedConfig(null, null, 70_000), ALL);
        AzureSettings configured = resolve(EMULATOR, Map.of(), new FixedConfig(null, "scope", 70_000), ALL);
        AzureSettings defaults = resolve(EMULATOR, Map.of(), ALL);

        assertThat(given.blockSize()).isEqualTo(100_000);
        assertThat(given.singlePutSize()).isEqualTo(200_000);
        assertThat(given.concurrency()).isEqualTo(3);
        assertThat(configured.blockSize()).isEqualTo(70_000);
        assertThat(configured.encryptionScope()).isEqualTo("scope");
        assertThat(defaults.blockSize()).isEqualTo(4 << 20);
        assertThat(defaults.singlePutSize()).isEqualTo(64 << 20);
        assertThat(defaults.concurrency()).isEqualTo(1);
        assertThat(defaults.encryptionScope()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"30, 30", "0, 60", "-5, 60"})
    void honours_the_time_out_of_s3_and_never_complains_about_it(String option, long seconds) {
        assertThat(resolve(EMULATOR, Map.of("--read-timeout", option), ALL).readTimeout())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void reads_the_number_of_retries() {
        assertThat(resolve(EMULATOR, Map.of(), ALL).attempts()).isEqualTo(3);
        Map<String, String> none = new HashMap<>(ALL);
        none.put("AZURE_REQUEST_RETRY_COUNT", "0");
        assertThat(resolve(EMULATOR, Map.of(), none).attempts()).isEqualTo(1);
        none.put("AZURE_REQUEST_RETRY_COUNT", "many");
        assertThatThrownBy(() -> resolve(EMULATOR, Map.of(), none))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("AZURE_REQUEST_RETRY_COUNT is 'many'; expected a whole number");
    }
}
