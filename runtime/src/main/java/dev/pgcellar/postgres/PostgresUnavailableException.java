package dev.pgcellar.postgres;

/**
 * No session could be opened: the server cannot be reached or refuses the connection. The message is one line that
 * names address, user, database and the reason.
 */
public final class PostgresUnavailableException extends PostgresException {

    private static final long serialVersionUID = 1L;

    PostgresUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
