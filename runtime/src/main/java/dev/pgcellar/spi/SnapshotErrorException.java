package dev.pgcellar.spi;

/**
 * The control plane answered, but not with success, and for none of the reasons that have a type of their own: a machine
 * or disk is not what it should be, a snapshot ended in an error or was not complete in time, requests were throttled
 * for too long.
 */
public final class SnapshotErrorException extends SnapshotException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message one line, naming what was asked of which service
     * @param cause may be null
     */
    public SnapshotErrorException(String message, Throwable cause) {
        super(message, cause);
    }
}
