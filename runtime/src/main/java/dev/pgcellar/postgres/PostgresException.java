package dev.pgcellar.postgres;

/** A statement failed. The message is one line: what was tried, and PostgreSQL's reason. */
public class PostgresException extends Exception {

    private static final long serialVersionUID = 1L;

    PostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
