package dev.pgcellar.spi;

/** The control plane refused the credentials, or they do not allow this request, or there are none. */
public final class SnapshotAccessDeniedException extends SnapshotException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message one line, naming what was asked of which service and, where known, the missing permission
     * @param cause may be null
     */
    public SnapshotAccessDeniedException(String message, Throwable cause) {
        super(message, cause);
    }
}
