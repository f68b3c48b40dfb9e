package dev.pgcellar.api;

/** No backup, or more than one, is what was asked for. */
public final class BackupNotFoundException extends PgCellarException {

    private static final long serialVersionUID = 1L;

    BackupNotFoundException(String message, Throwable cause) {
        super(message, cause);
    }
}
