package dev.pgcellar.storage.azure;

/** The thread was interrupted while it waited for an answer; it keeps its interrupt status. */
final class InterruptedCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InterruptedCallException(InterruptedException cause) {
        super("interrupted", cause);
        Thread.currentThread().interrupt();
    }
}
