package dev.pgcellar.spi;

/**
 * The store answered, but not with success, and for none of the reasons that have a type of their own: an internal
 * error, throttling, a truncated body, a full disk.
 */
public final class StoreErrorException extends StoreException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message one line, naming what was asked of which store
     * @param retryable whether the same request may succeed later
     * @param cause may be null
     */
    public StoreErrorException(String message, boolean retryable, Throwable cause) {
        super(message, retryable, cause);
    }
}
