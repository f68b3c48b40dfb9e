package dev.pgcellar.google;

import java.io.IOException;

/**
 * No connection within the time for it. Not tried again: several times the time would be too long to find out that a
 * server is not there.
 */
public final class ConnectTimedOutException extends IOException {

    private static final long serialVersionUID = 1L;

    ConnectTimedOutException(IOException cause) {
        super("connect timed out", cause);
    }
}
