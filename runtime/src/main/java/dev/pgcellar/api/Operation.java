package dev.pgcellar.api;

/** What a {@link ServerArchive} can be asked to do. */
public enum Operation {
    BACKUP("backup"),
    RESTORE("restore"),
    ARCHIVE_WAL("wal-archive"),
    RESTORE_WAL("wal-restore"),
    LIST("backup-list"),
    SHOW("backup-show"),
    KEEP("backup-keep"),
    DELETE("backup-delete");

    private final String command;

    Operation(String command) {
        this.command = command;
    }

    /** The name of the command that does the same, for instance {@code wal-archive}. */
    public String command() {
        return command;
    }
}
