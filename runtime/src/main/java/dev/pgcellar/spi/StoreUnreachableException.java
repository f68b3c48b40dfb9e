package dev.pgcellar.spi;

/**
 * The store could not be reached: its name does not resolve, the connection is refused, or it did not answer in time.
 * Nothing is known about the state of the object.
 */
public final class StoreUnreachableException extends StoreException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message one line, naming what was asked of which store
     * @param cause may be null
     */
    public StoreUnreachableException(String message, Throwable cause) {
        super(message, true, cause);
    }
}
