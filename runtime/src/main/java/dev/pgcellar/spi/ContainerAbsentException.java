package dev.pgcellar.spi;

/**
 * The container does not exist.
 */
public final class ContainerAbsentException extends StoreException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message one line, naming what was asked of which store
     * @param cause may be null
     */
    public ContainerAbsentException(String message, Throwable cause) {
        super(message, false, cause);
    }
}
