package dev.pgcellar.cli;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.BackupInfoException;
import dev.pgcellar.catalog.BackupSelectionException;
import dev.pgcellar.catalog.UnknownFieldException;
import dev.pgcellar.postgres.InvalidConnectionSettingsException;
import dev.pgcellar.postgres.MalformedConninfoException;
import dev.pgcellar.postgres.PostgresException;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.SnapshotUnreachableException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreUnreachableException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

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

    /** One line: what failed and where. */
    static String describe(Throwable failure) {
        if (failure instanceof FileSystemException file && !(failure instanceof StoreException)) {
            return describe(file);
        }
        boolean expected = failure instanceof IOException
                || failure instanceof OperationFailedException
                || failure instanceof UnfinishedBackupException
                || failure instanceof PostgresException
                || failure instanceof InvalidConnectionSettingsException
                || failure instanceof BackupInfoException
                || failure instanceof BackupSelectionException
                || failure instanceof InvalidConfigurationException;
        String message = failure.getMessage();
        if (expected && message != null) {
            return message;
        }
        return "internal error: " + failure + " (run with -vv for details, and please report it)";
    }

    private static String describe(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "'" + failure.getFile() + "' does not exist";
        }
        if (failure instanceof AccessDeniedException) {
            return "'" + failure.getFile() + "' cannot be accessed: permission denied";
        }
        if (failure instanceof NotDirectoryException) {
            return "'" + failure.getFile() + "' is not a folder";
        }
        return "'" + failure.getFile() + "': "
                + (failure.getReason() == null ? "input/output error" : failure.getReason());
    }
}
