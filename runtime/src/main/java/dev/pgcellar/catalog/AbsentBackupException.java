package dev.pgcellar.catalog;

import dev.pgcellar.OperationFailedException;

/** There is no backup of the id that was given, or none that fulfils what was asked for. */
public final class AbsentBackupException extends OperationFailedException {

    private static final long serialVersionUID = 1L;

    public AbsentBackupException(String message) {
        super(message);
    }
}
