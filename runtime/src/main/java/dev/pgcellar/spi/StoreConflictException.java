package dev.pgcellar.spi;

/**
 * The store refused the request because of the object's present state: a retention lock, a lease, a concurrent writer.
 */
public final class StoreConflictException extends StoreException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message one line, naming what was asked of which store
     * @param cause may be null
     */
    public StoreConflictException(String message, Throwable cause) {
        super(message, false, cause);
    }
}
