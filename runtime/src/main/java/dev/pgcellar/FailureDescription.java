package dev.pgcellar;

import dev.pgcellar.api.PgCellarException;
import dev.pgcellar.catalog.BackupInfoException;
import dev.pgcellar.catalog.BackupSelectionException;
import dev.pgcellar.postgres.InvalidConnectionSettingsException;
import dev.pgcellar.postgres.PostgresException;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/**
 * A failure as its user reads it.
 */
public final class FailureDescription {

    private FailureDescription() {}

    /** One line, what failed and where; empty for a failure that nobody has foreseen. */
    public static Optional<String> of(Throwable failure) {
        if (failure instanceof FileSystemException file && !(failure instanceof StoreException)) {
            return Optional.of(ofFile(file));
        }
        boolean expected = failure instanceof IOException
                || failure instanceof OperationFailedException
                || failure instanceof PostgresException
                || failure instanceof InvalidConnectionSettingsException
                || failure instanceof BackupInfoException
                || failure instanceof BackupSelectionException
                || failure instanceof InvalidConfigurationException
                || failure instanceof PgCellarException;
        return expected ? Optional.ofNullable(failure.getMessage()) : Optional.empty();
    }

    private static String ofFile(FileSystemException failure) {
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
