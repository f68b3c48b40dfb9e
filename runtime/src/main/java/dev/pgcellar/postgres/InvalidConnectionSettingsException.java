package dev.pgcellar.postgres;

/**
 * A connection string, service file, option or environment variable cannot be understood. Found before any connection
 * is tried. The message is one line and holds no value of a secret parameter.
 */
public sealed class InvalidConnectionSettingsException extends RuntimeException permits MalformedConninfoException {

    private static final long serialVersionUID = 1L;

    InvalidConnectionSettingsException(String message) {
        super(message);
    }
}
