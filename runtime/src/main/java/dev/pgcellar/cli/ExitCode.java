package dev.pgcellar.cli;

import java.util.LinkedHashMap;
import java.util.Map;

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

    /**
     * What the statuses of a command mean, for its help.
     *
     * @param particular those that only this command has, or that mean something particular from it, by status
     */
    static Map<String, String> meanings(Map<String, String> particular) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("0", "Done.");
        all.put("1", "The job cannot be done.");
        all.put("2", "The store cannot be reached; trying again may help.");
        all.put("3", "The command line is wrong.");
        all.put("4", "Any other failure.");
        all.putAll(particular);
        all.put("130, 143", "Ended by SIGINT or SIGTERM.");
        return all;
    }
}
