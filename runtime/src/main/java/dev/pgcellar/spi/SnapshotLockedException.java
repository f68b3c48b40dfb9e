package dev.pgcellar.spi;

/** A snapshot may not be deleted because it is locked. */
public final class SnapshotLockedException extends SnapshotException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message one line, naming the snapshot
     * @param cause may be null
     */
    public SnapshotLockedException(String message, Throwable cause) {
        super(message, cause);
    }
}
