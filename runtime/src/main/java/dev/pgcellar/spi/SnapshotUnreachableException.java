package dev.pgcellar.spi;

/**
 * The control plane could not be reached: its name does not resolve, the connection is refused, or it did not answer in
 * time.
 */
public final class SnapshotUnreachableException extends SnapshotException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message one line, naming what was asked of which service
     * @param cause may be null
     */
    public SnapshotUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
