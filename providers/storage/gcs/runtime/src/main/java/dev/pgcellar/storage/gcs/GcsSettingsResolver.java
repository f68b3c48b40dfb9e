package dev.pgcellar.storage.gcs;

import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.storage.gcs.GcsSettings.Access;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Finds each setting: in the options, then in the configuration, then in the environment. */
final class GcsSettingsResolver {

    private static final URI GOOGLE = URI.create("https://storage.googleapis.com");
    private static final String EMULATOR = "STORAGE_EMULATOR_HOST";
    private static final int DEFAULT_READ_TIMEOUT = 60;
    private static final int MAX_READ_TIMEOUT = Integer.MAX_VALUE / 1000;

    private final OptionValues options;
    private final GcsConfig config;
    private final Environment environment;

    GcsSettingsResolver(OptionValues options, GcsConfig config, Environment environment) {
        this.options = options;
        this.config = config;
        this.environment = environment;
    }

    /**
     * @throws InvalidConfigurationException when a value is none of its kind
     */
    GcsSettings resolve() {
        Optional<String> emulator = config.endpointUrl().isPresent() ? Optional.empty() : environment.get(EMULATOR);
        URI endpoint = config.endpointUrl()
                .map(text -> endpoint("pgcellar.gcs.endpoint-url", text))
                .or(() -> emulator.map(text -> endpoint(EMULATOR, text.contains("://") ? text : "http://" + text)))
                .orElse(GOOGLE);
        return new GcsSettings(
                endpoint,
                emulator.isPresent() ? Access.ANONYMOUS : Access.CREDENTIALS,
                config.project()
                        .or(() -> environment.get("GOOGLE_CLOUD_PROJECT"))
                        .orElse(null),
                options.get(GcsOptions.KMS_KEY_NAME).or(config::kmsKeyName).orElse(null),
                readTimeout());
    }

    private static URI endpoint(String source, String text) {
        try {
            URI uri = URI.create(text.replaceFirst("/+$", ""));
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getPath().isEmpty()) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw malformed(source, text);
        }
        throw malformed(source, text);
    }

    private static InvalidConfigurationException malformed(String source, String text) {
        return new InvalidConfigurationException(
                source + " is '" + text + "'; expected a URL without a path, like http://localhost:4443");
    }

    private Duration readTimeout() {
        long seconds = options.get(GcsOptions.READ_TIMEOUT)
                .map(text -> Long.parseLong(text.strip()))
                .orElseGet(() -> (long) config.readTimeout().orElse(DEFAULT_READ_TIMEOUT));
        if (seconds < 1) {
            throw new InvalidConfigurationException(
                    "the read time-out must be at least 1 second, but " + seconds + " was given");
        }
        return Duration.ofSeconds(Math.min(seconds, MAX_READ_TIMEOUT));
    }
}
