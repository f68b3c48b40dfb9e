package dev.pgcellar.cli;

import dev.pgcellar.OperationFailedException;

/**
 * {@code wal-archive} was called without a file. Exit status 1, not 3: callers know it so (contract 07 no. 19).
 */
final class MissingWalPathException extends OperationFailedException {

    private static final long serialVersionUID = 1L;

    MissingWalPathException() {
        super("WAL_PATH is missing: name the file to archive, in archive_command as %p");
    }
}
