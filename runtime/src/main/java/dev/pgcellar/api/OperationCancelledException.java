package dev.pgcellar.api;

/** The call was cancelled, or its thread interrupted; everything is left as after any failure. */
public final class OperationCancelledException extends PgCellarException {

    private static final long serialVersionUID = 1L;

    OperationCancelledException(String message, Throwable cause) {
        super(message, cause);
    }
}
