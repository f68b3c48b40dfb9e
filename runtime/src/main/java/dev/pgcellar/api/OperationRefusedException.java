package dev.pgcellar.api;

/** The call was understood and begun, but could not be completed: a backup failed, a target is not empty. */
public final class OperationRefusedException extends PgCellarException {

    private static final long serialVersionUID = 1L;

    OperationRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
