package dev.pgcellar.catalog;

/**
 * The known texts of a backup's status (contract 02 section 1). Other texts may be met and are kept.
 */
public final class BackupStatus {

    /** Nothing is known yet. */
    public static final String EMPTY = "EMPTY";

    /** The server is in backup mode. */
    public static final String STARTED = "STARTED";

    /** The backup cannot be restored. */
    public static final String FAILED = "FAILED";

    /** The data is complete, WAL it needs is not. */
    public static final String WAITING_FOR_WALS = "WAITING_FOR_WALS";

    /** The backup is complete. */
    public static final String DONE = "DONE";

    /** The backup is being copied from another catalog. */
    public static final String SYNCING = "SYNCING";

    private BackupStatus() {}
}
