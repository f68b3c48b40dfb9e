package dev.pgcellar.spi;

/**
 * What the user configured cannot work: a malformed URL, options that contradict each other, an unknown credentials
 * profile. Found before any request is made. The message is one line: what was given, and what to do.
 */
public final class InvalidConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidConfigurationException(String message) {
        super(message);
    }

    public InvalidConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
