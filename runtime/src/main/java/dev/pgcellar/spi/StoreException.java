package dev.pgcellar.spi;

import java.io.IOException;

/**
 * A request to a store failed. The message is one line that names the object or container and the store's reason; it
 * never contains a credential.
 */
public abstract sealed class StoreException extends IOException
        permits StoreUnreachableException,
                StoreAccessDeniedException,
                StoreConflictException,
                ContainerAbsentException,
                StoreErrorException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    StoreException(String message, boolean retryable, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    /** Whether the same request may succeed later without anybody changing anything. */
    public boolean retryable() {
        return retryable;
    }
}
