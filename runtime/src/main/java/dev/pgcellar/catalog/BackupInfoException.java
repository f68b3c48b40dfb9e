package dev.pgcellar.catalog;

/**
 * A {@code backup.info} cannot be understood. The message is one line that names the backup.
 */
public abstract sealed class BackupInfoException extends Exception
        permits UnknownFieldException, UnreadableBackupInfoException {

    private static final long serialVersionUID = 1L;

    private final transient BackupId backupId;

    BackupInfoException(BackupId backupId, String message, Throwable cause) {
        super(message, cause);
        this.backupId = backupId;
    }

    /** The backup whose metadata it is. */
    public BackupId backupId() {
        return backupId;
    }
}
