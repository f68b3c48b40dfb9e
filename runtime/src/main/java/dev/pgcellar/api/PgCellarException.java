package dev.pgcellar.api;

/**
 * A call of a {@link ServerArchive} did not succeed. The message is one line: what, where, and what to do. The cause
 * has the details.
 */
public abstract sealed class PgCellarException extends RuntimeException
        permits InvalidRequestException,
                BackupNotFoundException,
                UnreachableException,
                AccessRefusedException,
                OperationCancelledException,
                OperationRefusedException {

    private static final long serialVersionUID = 1L;

    PgCellarException(String message, Throwable cause) {
        super(message, cause);
    }
}
