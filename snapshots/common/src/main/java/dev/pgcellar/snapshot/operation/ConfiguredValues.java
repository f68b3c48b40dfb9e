package dev.pgcellar.snapshot.operation;

import dev.pgcellar.spi.InvalidConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Reads the settings that the control planes have in common. */
public final class ConfiguredValues {

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

    private final String prefix;

    /**
     * @param prefix of the keys, for instance {@code pgcellar.snapshot.azure.}
     */
    public ConfiguredValues(String prefix) {
        this.prefix = prefix;
    }

    /**
     * The URL of a control plane, without a path. A token must not travel in the clear, but for this machine.
     *
     * @param example of a good one, for the message
     * @throws InvalidConfigurationException when it is none
     */
    public URI endpoint(String text, String example) {
        try {
            URI uri = URI.create(text.strip().replaceFirst("/+$", ""));
            boolean secure = "https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost()));
            if (secure && uri.getHost() != null && uri.getRawPath().isEmpty() && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw malformed(text, example);
        }
        throw malformed(text, example);
    }

    private InvalidConfigurationException malformed(String text, String example) {
        return new InvalidConfigurationException(prefix + "endpoint is '" + text + "'; expected a form like " + example
                + " (http only on this machine)");
    }

    /**
     * A time-out.
     *
     * @param configured in seconds
     * @param otherwise in seconds, when none is configured
     * @throws InvalidConfigurationException when it is not positive
     */
    public Duration seconds(String key, OptionalInt configured, int otherwise) {
        int seconds = configured.orElse(otherwise);
        if (seconds < 1) {
            throw new InvalidConfigurationException(prefix + key + " must be at least 1 second, but is " + seconds);
        }
        return Duration.ofSeconds(seconds);
    }
}
