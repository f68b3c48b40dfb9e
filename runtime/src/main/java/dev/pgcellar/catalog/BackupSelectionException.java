package dev.pgcellar.catalog;

/**
 * What the user asked for names no single backup, or cannot be understood. The message is one line: what was given, and
 * why it does not do.
 */
public final class BackupSelectionException extends Exception {

    private static final long serialVersionUID = 1L;

    BackupSelectionException(String message) {
        super(message);
    }

    BackupSelectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
