package dev.pgcellar;

/**
 * The job was understood and begun, but cannot be done: a backup failed, a restore target is not empty, a WAL file
 * conflicts with what is archived. The message is one line: what, where, what to do. The command line turns it into
 * exit status 1 (contract 00 section 5).
 */
public class OperationFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    public OperationFailedException(String message) {
        super(message);
    }

    public OperationFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
