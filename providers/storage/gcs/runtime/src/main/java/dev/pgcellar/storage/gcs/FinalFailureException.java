package dev.pgcellar.storage.gcs;

import java.io.IOException;

/** A failure after which the client must not send the request again. It does so after any {@code IOException}. */
final class FinalFailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FinalFailureException(IOException failure) {
        super(failure.getMessage(), failure);
    }

    IOException failure() {
        return (IOException) getCause();
    }
}
