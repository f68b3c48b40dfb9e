package dev.pgcellar.storage.s3;

import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.storage.s3.S3Settings.Addressing;
import dev.pgcellar.storage.s3.S3Settings.Encryption;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;

/**
 * Settles each setting from its sources: the option, the configuration, the environment, the profile, the default.
 */
final class S3SettingsResolver {

    private static final int DEFAULT_READ_TIMEOUT = 60;

    /** Sockets count in milliseconds, as an int. */
    private static final int MAX_READ_TIMEOUT = Integer.MAX_VALUE / 1000;

    private static final int DEFAULT_ATTEMPTS = 3;
    private static final String DEFAULT_REGION = "us-east-1";

    private final OptionValues options;
    private final S3Config config;
    private final Environment environment;
    private final AwsProfile profile;

    S3SettingsResolver(OptionValues options, S3Config config, Environment environment, AwsProfile profile) {
        this.options = options;
        this.config = config;
        this.environment = environment;
        this.profile = profile;
    }

    /** The profile that option or configuration ask for. */
    static Optional<String> requestedProfile(OptionValues options, S3Config config) {
        return options.get(S3Options.PROFILE).or(config::profile);
    }

    /**
     * @throws InvalidConfigurationException when a value is not of its form, or two values contradict each other
     */
    S3Settings resolve() {
        URI endpoint = endpoint().orElse(null);
        return new S3Settings(
                endpoint,
                region(),
                addressing(),
                readTimeout(),
                caBundle().orElse(null),
                encryption(),
                retryMode(),
                maxAttempts(),
                requestChecksums(endpoint),
                responseChecksums(endpoint));
    }

    private Optional<URI> endpoint() {
        Optional<String> given = options.get(S3Options.ENDPOINT_URL).or(config::endpointUrl);
        if (given.isEmpty() && !environment.isTrue("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")) {
            given = environment
                    .get("AWS_ENDPOINT_URL_S3")
                    .or(() -> environment.get("AWS_ENDPOINT_URL"))
                    .or(() -> profile.servicesProperty("endpoint_url"))
                    .or(() -> profile.property("endpoint_url"));
        }
        return given.map(S3SettingsResolver::endpointUrl);
    }

    private static URI endpointUrl(String text) {
        try {
            URI uri = URI.create(text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw malformedEndpoint(text);
        }
        throw malformedEndpoint(text);
    }

    private static InvalidConfigurationException malformedEndpoint(String text) {
        return new InvalidConfigurationException(
                "'" + text + "' is not an endpoint URL; expected a form like https://s3.example.com:9000");
    }

    private String region() {
        return config.region()
                .or(() -> environment.get("AWS_REGION"))
                .or(() -> environment.get("AWS_DEFAULT_REGION"))
                .or(() -> profile.property("region"))
                .orElse(DEFAULT_REGION);
    }

    private Addressing addressing() {
        String style = options.get(S3Options.ADDRESSING_STYLE)
                .or(config::addressingStyle)
                .or(() -> profile.s3Property("addressing_style"))
                .orElse("auto");
        return switch (style) {
            case "auto" -> Addressing.AUTO;
            case "path" -> Addressing.PATH;
            case "virtual" -> Addressing.VIRTUAL;
            default ->
                throw new InvalidConfigurationException(
                        "'" + style + "' is not an addressing style; expected auto, path or virtual");
        };
    }

    private Duration readTimeout() {
        long seconds = options.get(S3Options.READ_TIMEOUT)
                .map(text -> Long.parseLong(text.strip()))
                .orElseGet(() -> (long) config.readTimeout().orElse(DEFAULT_READ_TIMEOUT));
        if (seconds < 1) {
            throw new InvalidConfigurationException(
                    "the read time-out must be at least 1 second, but " + seconds + " was given");
        }
        return Duration.ofSeconds(Math.min(seconds, MAX_READ_TIMEOUT));
    }

    private Optional<Path> caBundle() {
        return config.caBundle()
                .or(() -> environment.get("AWS_CA_BUNDLE"))
                .or(() -> profile.property("ca_bundle"))
                .map(environment::path);
    }

    private Encryption encryption() {
        String algorithm =
                options.get(S3Options.ENCRYPTION).or(config::encryption).orElse(null);
        String key =
                options.get(S3Options.SSE_KMS_KEY_ID).or(config::sseKmsKeyId).orElse(null);
        if (algorithm != null && !algorithm.equals(S3Options.AES256) && !algorithm.equals(S3Options.AWS_KMS)) {
            throw new InvalidConfigurationException(
                    "'" + algorithm + "' is not a server-side encryption; expected AES256 or aws:kms");
        }
        if (key != null && !S3Options.AWS_KMS.equals(algorithm)) {
            throw new InvalidConfigurationException(
                    "a KMS key was given, which needs the encryption aws:kms; add --encryption aws:kms");
        }
        return new Encryption(algorithm, key);
    }

    private RetryMode retryMode() {
        String mode = environment
                .get("AWS_RETRY_MODE")
                .or(() -> profile.property("retry_mode"))
                .orElse("standard");
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "standard" -> RetryMode.STANDARD;
            case "legacy" -> RetryMode.LEGACY;
            case "adaptive" -> RetryMode.ADAPTIVE_V2;
            default ->
                throw new InvalidConfigurationException(
                        "AWS_RETRY_MODE is '" + mode + "'; expected standard, adaptive or legacy");
        };
    }

    private int maxAttempts() {
        Optional<String> given = environment.get("AWS_MAX_ATTEMPTS").or(() -> profile.property("max_attempts"));
        try {
            return Math.max(1, given.map(Integer::parseInt).orElse(DEFAULT_ATTEMPTS));
        } catch (NumberFormatException e) {
            throw new InvalidConfigurationException(
                    "AWS_MAX_ATTEMPTS is '" + given.orElseThrow() + "'; expected a whole number");
        }
    }

    /** Many S3-compatible servers refuse the checksums that the SDK would add on its own. */
    private RequestChecksumCalculation requestChecksums(URI endpoint) {
        return whenSupported("AWS_REQUEST_CHECKSUM_CALCULATION", "request_checksum_calculation", endpoint)
                ? RequestChecksumCalculation.WHEN_SUPPORTED
                : RequestChecksumCalculation.WHEN_REQUIRED;
    }

    private ResponseChecksumValidation responseChecksums(URI endpoint) {
        return whenSupported("AWS_RESPONSE_CHECKSUM_VALIDATION", "response_checksum_validation", endpoint)
                ? ResponseChecksumValidation.WHEN_SUPPORTED
                : ResponseChecksumValidation.WHEN_REQUIRED;
    }

    private boolean whenSupported(String variable, String property, URI endpoint) {
        Optional<String> given = environment.get(variable).or(() -> profile.property(property));
        return given.map(value -> switch (value.toLowerCase(Locale.ROOT)) {
                    case "when_supported" -> true;
                    case "when_required" -> false;
                    default ->
                        throw new InvalidConfigurationException(
                                variable + " is '" + value + "'; expected when_supported or when_required");
                })
                .orElse(endpoint == null);
    }
}
