package dev.pgcellar.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.storage.s3.S3Settings.Addressing;
import dev.pgcellar.storage.s3.S3Settings.Encryption;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;

class S3SettingsResolverTest {

    @TempDir
    Path home;

    private final Map<String, String> options = new HashMap<>();
    private final Map<String, String> config = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    private S3Settings resolve() {
        environment.put("HOME", home.toString());
        Environment variables = new Environment(environment::get);
        OptionValues given = new OptionValues(options);
        FixedConfig configured = new FixedConfig(config);
        AwsProfile profile = AwsProfile.select(variables, S3SettingsResolver.requestedProfile(given, configured));
        return new S3SettingsResolver(given, configured, variables, profile).resolve();
    }

    private void writeConfigFile(String content) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), content);
    }

    @Test
    void speaks_to_amazon_when_nothing_is_set() {
        S3Settings settings = resolve();

        assertThat(settings)
                .isEqualTo(new S3Settings(
                        null,
                        "us-east-1",
                        Addressing.AUTO,
                        Duration.ofSeconds(60),
                        null,
                        new Encryption(null, null),
                        RetryMode.STANDARD,
                        3,
                        RequestChecksumCalculation.WHEN_SUPPORTED,
                        ResponseChecksumValidation.WHEN_SUPPORTED));
        assertThat(settings.pathStyle()).isFalse();
    }

    @Test
    void takes_an_option_before_the_configuration_before_the_environment_before_the_profile() throws IOException {
        writeConfigFile("[default]\nendpoint_url = http://profile:1\n");
        assertThat(resolve().endpoint()).isEqualTo(URI.create("http://profile:1"));

        environment.put("AWS_ENDPOINT_URL", "http://environment:2");
        assertThat(resolve().endpoint()).isEqualTo(URI.create("http://environment:2"));

        environment.put("AWS_ENDPOINT_URL_S3", "http://environment-s3:3");
        assertThat(resolve().endpoint()).isEqualTo(URI.create("http://environment-s3:3"));

        config.put("endpoint-url", "http://configured:4");
        assertThat(resolve().endpoint()).isEqualTo(URI.create("http://configured:4"));

        options.put("--endpoint-url", "http://option:5");
        assertThat(resolve().endpoint()).isEqualTo(URI.create("http://option:5"));
    }

    @Test
    void takes_the_endpoint_for_s3_from_the_services_of_the_profile() throws IOException {
        writeConfigFile(
                """
                [default]
                services = local
                endpoint_url = http://any:1
                [services local]
                s3 =
                  endpoint_url = http://s3:2
                """);

        assertThat(resolve().endpoint()).isEqualTo(URI.create("http://s3:2"));
    }

    @Test
    void ignores_endpoints_of_environment_and_profile_when_told_so() {
        environment.put("AWS_ENDPOINT_URL", "http://environment:2");
        environment.put("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");

        assertThat(resolve().customEndpoint()).isEmpty();
    }

    @Test
    void takes_the_region_from_the_variables_of_java_and_python_tools_and_then_from_the_profile() throws IOException {
        writeConfigFile("[default]\nregion = eu-west-1\n");
        assertThat(resolve().region()).isEqualTo("eu-west-1");

        environment.put("AWS_DEFAULT_REGION", "eu-west-2");
        assertThat(resolve().region()).isEqualTo("eu-west-2");

        environment.put("AWS_REGION", "eu-west-3");
        assertThat(resolve().region()).isEqualTo("eu-west-3");

        config.put("region", "eu-central-1");
        assertThat(resolve().region()).isEqualTo("eu-central-1");
    }

    @Test
    void reads_the_profile_that_the_option_names() throws IOException {
        writeConfigFile(
                "[default]\nregion = eu-west-1\n[profile other]\nregion = eu-west-2\n[profile third]\nregion=x\n");
        environment.put("AWS_PROFILE", "third");
        options.put("--aws-profile", "other");

        assertThat(resolve().region()).isEqualTo("eu-west-2");
    }

    @ParameterizedTest
    @CsvSource({"AWS_PROFILE", "AWS_DEFAULT_PROFILE"})
    void reads_the_profile_that_the_environment_names(String variable) throws IOException {
        writeConfigFile("[default]\nregion = eu-west-1\n[profile other]\nregion = eu-west-2\n");
        environment.put(variable, "other");

        assertThat(resolve().region()).isEqualTo("eu-west-2");
    }

    @Test
    void refuses_an_unknown_profile_by_its_name() {
        options.put("--aws-profile", "absent");

        assertThatThrownBy(this::resolve)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("there is no AWS profile 'absent' in " + home + "/.aws/config or " + home
                        + "/.aws/credentials; define it there, or name another one");
    }

    @Test
    void refuses_an_unknown_profile_of_the_environment() {
        environment.put("AWS_PROFILE", "absent");

        assertThatThrownBy(this::resolve)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("'absent'");
    }

    @Test
    void refuses_a_malformed_profile_file_on_one_line() throws IOException {
        writeConfigFile("[default\nregion = eu-west-1\n");

        assertThatThrownBy(this::resolve)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("cannot read the AWS profiles in " + home)
                .hasMessageNotContaining("\n");
    }

    @Test
    void names_the_bucket_in_the_path_when_an_endpoint_is_set() {
        options.put("--endpoint-url", "http://localhost:9000");

        assertThat(resolve().pathStyle()).isTrue();
    }

    @Test
    void names_the_bucket_as_the_profile_says() throws IOException {
        writeConfigFile("[default]\ns3 =\n  max_queue_size = 3\n  addressing_style = virtual\n");
        options.put("--endpoint-url", "http://localhost:9000");

        assertThat(resolve().pathStyle()).isFalse();

        options.put("--addressing-style", "path");
        assertThat(resolve().pathStyle()).isTrue();
    }

    @Test
    void leaves_checksums_out_where_they_are_not_required_when_an_endpoint_is_set() {
        options.put("--endpoint-url", "http://localhost:9000");

        assertThat(resolve().requestChecksums()).isEqualTo(RequestChecksumCalculation.WHEN_REQUIRED);
        assertThat(resolve().responseChecksums()).isEqualTo(ResponseChecksumValidation.WHEN_REQUIRED);
    }

    @Test
    void takes_checksums_from_the_environment() {
        options.put("--endpoint-url", "http://localhost:9000");
        environment.put("AWS_REQUEST_CHECKSUM_CALCULATION", "when_supported");
        environment.put("AWS_RESPONSE_CHECKSUM_VALIDATION", "WHEN_SUPPORTED");

        assertThat(resolve().requestChecksums()).isEqualTo(RequestChecksumCalculation.WHEN_SUPPORTED);
        assertThat(resolve().responseChecksums()).isEqualTo(ResponseChecksumValidation.WHEN_SUPPORTED);
    }

    @Test
    void takes_retries_from_the_environment() {
        environment.put("AWS_MAX_ATTEMPTS", "7");
        environment.put("AWS_RETRY_MODE", "adaptive");

        assertThat(resolve().maxAttempts()).isEqualTo(7);
        assertThat(resolve().retryMode()).isEqualTo(RetryMode.ADAPTIVE_V2);
    }

    @Test
    void takes_the_read_timeout_in_seconds() {
        config.put("read-timeout", "7");
        assertThat(resolve().readTimeout()).isEqualTo(Duration.ofSeconds(7));

        options.put("--read-timeout", "300");
        assertThat(resolve().readTimeout()).isEqualTo(Duration.ofSeconds(300));
    }

    @Test
    void takes_the_authorities_from_environment_or_profile() throws IOException {
        writeConfigFile("[default]\nca_bundle = ~/ca.pem\n");
        assertThat(resolve().caBundle()).isEqualTo(home.resolve("ca.pem"));

        environment.put("AWS_CA_BUNDLE", "/etc/ca.pem");
        assertThat(resolve().caBundle()).isEqualTo(Path.of("/etc/ca.pem"));
    }

    @Test
    void takes_a_kms_key_with_the_encryption_it_belongs_to() {
        options.put("--encryption", "aws:kms");
        options.put("--sse-kms-key-id", "key");

        assertThat(resolve().encryption()).isEqualTo(new Encryption("aws:kms", "key"));
    }

    @ParameterizedTest
    @CsvSource({"--encryption, AES256", "--read-timeout, 60"})
    void refuses_a_kms_key_without_the_encryption_it_belongs_to(String option, String value) {
        options.put("--sse-kms-key-id", "key");
        options.put(option, value);

        assertThatThrownBy(this::resolve)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("a KMS key was given, which needs the encryption aws:kms; add --encryption aws:kms");
    }

    @ParameterizedTest
    @CsvSource({
        "--endpoint-url, localhost:9000, 'is not an endpoint URL'",
        "--endpoint-url, ftp://localhost, 'is not an endpoint URL'",
        "--endpoint-url, http://a b, 'is not an endpoint URL'",
        "--addressing-style, host, 'expected auto, path or virtual'",
        "--encryption, AES128, 'expected AES256 or aws:kms'",
        "--read-timeout, 0, 'at least 1 second, but 0 was given'",
        "--read-timeout, -5, 'at least 1 second, but -5 was given'"
    })
    void refuses_a_malformed_value_on_one_line(String option, String value, String reason) {
        options.put(option, value);

        assertThatThrownBy(this::resolve)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({"AWS_MAX_ATTEMPTS, many", "AWS_RETRY_MODE, never", "AWS_REQUEST_CHECKSUM_CALCULATION, always"})
    void refuses_a_malformed_variable_by_its_name(String variable, String value) {
        environment.put(variable, value);

        assertThatThrownBy(this::resolve)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith(variable + " is '" + value + "'; expected ");
    }
}
