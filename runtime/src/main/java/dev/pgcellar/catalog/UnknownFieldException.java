package dev.pgcellar.catalog;

/**
 * A {@code backup.info} has a field that this version does not know, so a newer version wrote it. No command goes on
 * with a catalog that holds such a backup (contract 02 section 4).
 */
public final class UnknownFieldException extends BackupInfoException {

    private static final long serialVersionUID = 1L;

    private final String field;

    UnknownFieldException(BackupId backupId, String field) {
        super(
                backupId,
                "backup.info of backup " + Excerpt.of(backupId.text()) + " has the field '" + Excerpt.of(field)
                        + "', which this version does not know; upgrade PgCellar",
                null);
        this.field = field;
    }

    /** The name of the field as it is written. */
    public String field() {
        return field;
    }
}
