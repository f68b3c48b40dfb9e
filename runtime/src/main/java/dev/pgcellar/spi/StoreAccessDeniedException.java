package dev.pgcellar.spi;

/**
 * The store refused the credentials, or they do not allow this request.
 */
public final class StoreAccessDeniedException extends StoreException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message one line, naming what was asked of which store
     * @param cause may be null
     */
    public StoreAccessDeniedException(String message, Throwable cause) {
        super(message, false, cause);
    }
}
