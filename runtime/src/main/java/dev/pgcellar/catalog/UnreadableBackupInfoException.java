package dev.pgcellar.catalog;

/**
 * A {@code backup.info} is damaged, or is none.
 */
public final class UnreadableBackupInfoException extends BackupInfoException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableBackupInfoException(BackupId backupId, String reason, Throwable cause) {
        super(backupId, "backup.info of backup " + Excerpt.of(backupId.text()) + " cannot be read: " + reason, cause);
        this.reason = reason;
    }

    /** What is wrong, in one line without the backup's id. */
    public String reason() {
        return reason;
    }
}
