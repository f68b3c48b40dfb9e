package dev.pgcellar.api;

/** The store or the control plane refuses the credentials, or they do not allow what was asked for. */
public final class AccessRefusedException extends PgCellarException {

    private static final long serialVersionUID = 1L;

    AccessRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
