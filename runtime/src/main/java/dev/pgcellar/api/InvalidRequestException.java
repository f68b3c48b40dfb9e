package dev.pgcellar.api;

/**
 * The request, or the configuration, cannot work: a malformed URL, an unknown option or compression, a server that has
 * no configuration. Nothing was begun.
 */
public final class InvalidRequestException extends PgCellarException {

    private static final long serialVersionUID = 1L;

    InvalidRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
