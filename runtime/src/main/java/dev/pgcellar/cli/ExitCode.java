package dev.pgcellar.cli;

/**
 * The exit statuses of all commands (contract 00 section 5, 09 no. 1).
 */
final class ExitCode {

    static final int SUCCESS = 0;
    /** The job was understood but cannot be done; from {@code wal-restore}: the file is definitely absent. */
    static final int OPERATION_FAILED = 1;
    /** The store cannot be reached. */
    static final int UNREACHABLE = 2;
    /** The command line is wrong. */
    static final int USAGE = 3;
    /** Any other failure. */
    static final int GENERAL = 4;

    /** As a hook script: the backup did not succeed, and trying again will not help. */
    static final int UNFINISHED_BACKUP = 63;

    /** Added to a signal's number when a signal ended the command. */
    static final int SIGNAL_BASE = 128;

    private ExitCode() {}
}
