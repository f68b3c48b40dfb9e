package dev.pgcellar.cli;

import dev.pgcellar.OperationFailedException;

/**
 * As a hook script {@code backup} was told of a backup that did not succeed. Its own exit status tells Barman not to try
 * again (contract 00 section 5).
 */
final class UnfinishedBackupException extends OperationFailedException {

    private static final long serialVersionUID = 1L;

    UnfinishedBackupException(String id, String status) {
        super("backup " + id + " is not uploaded: its status is " + status + ", not DONE");
    }
}
