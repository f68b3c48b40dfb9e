package dev.pgcellar.azure;

/** The thread was interrupted while it waited for an answer; it keeps its interrupt status. */
public final class InterruptedCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InterruptedCallException(InterruptedException cause) {
        super("interrupted", cause);
        Thread.currentThread().interrupt();
    }
}
