package dev.pgcellar.google;

import java.io.IOException;

/** A failure after which the client must not send the request again. It does so after any {@code IOException}. */
public final class FinalFailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FinalFailureException(IOException failure) {
        super(failure.getMessage(), failure);
    }

    /** What happened. */
    public IOException failure() {
        return (IOException) getCause();
    }
}
