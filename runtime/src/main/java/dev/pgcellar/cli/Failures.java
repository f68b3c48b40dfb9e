package dev.pgcellar.cli;

import dev.pgcellar.FailureDescription;
import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.UnknownFieldException;
import dev.pgcellar.postgres.InvalidConnectionSettingsException;
import dev.pgcellar.postgres.MalformedConninfoException;
import dev.pgcellar.postgres.PostgresException;
import dev.pgcellar.spi.SnapshotUnreachableException;
import dev.pgcellar.spi.StoreUnreachableException;

/**
 * What a failure means to the caller: an exit status and one line of text.
 */
final class Failures {

    private Failures() {}

    /** The exit status of a failure (contract 00 section 5, 09 no. 1). */
    static int exitCode(Throwable failure) {
        if (causedBy(failure, StoreUnreachableException.class)
                || causedBy(failure, SnapshotUnreachableException.class)) {
            return ExitCode.UNREACHABLE;
        }
        if (failure instanceof UnfinishedBackupException) {
            return ExitCode.UNFINISHED_BACKUP;
        }
        if (failure instanceof MalformedConninfoException) {
            return ExitCode.GENERAL;
        }
        // What libpq refuses, it refuses when it connects (contract 03 section 3.2).
        boolean operation = failure instanceof OperationFailedException
                || failure instanceof PostgresException
                || failure instanceof InvalidConnectionSettingsException
                || failure instanceof UnknownFieldException;
        return operation ? ExitCode.OPERATION_FAILED : ExitCode.GENERAL;
    }

    private static boolean causedBy(Throwable failure, Class<?> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a failure has a line of its own, and is no error of the program. */
    static boolean isForeseen(Throwable failure) {
        return FailureDescription.of(failure).isPresent();
    }

    /** One line: what failed and where. */
    static String describe(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "out of memory: " + failure.getMessage()
                    + "; raise the limit of this process, for instance with PGCELLAR_JAVA_OPTS=-Xmx256m";
        }
        return FailureDescription.of(failure)
                .orElseGet(() -> "internal error: " + failure + " (run with -vv for details, and please report it)");
    }
}
