package dev.pgcellar.api;

/** The store, the cloud's control plane or PostgreSQL cannot be reached; the same call may succeed later. */
public final class UnreachableException extends PgCellarException {

    private static final long serialVersionUID = 1L;

    UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
