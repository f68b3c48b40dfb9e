package dev.pgcellar.azure;

/**
 * No connection within the time for it. Not an I/O failure to the SDK, which would try again: three times the time
 * would be too long to find out that a server is not there.
 */
public final class ConnectTimedOutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConnectTimedOutException() {
        super("connect timed out");
    }
}
