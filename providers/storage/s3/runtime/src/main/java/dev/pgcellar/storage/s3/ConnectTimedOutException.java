package dev.pgcellar.storage.s3;

import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * No connection within the time for it. It has no I/O failure as its cause, so the SDK does not try again: three times
 * the time would be too long to find out that a server is not there.
 */
final class ConnectTimedOutException extends SdkClientException {

    private static final long serialVersionUID = 1L;

    ConnectTimedOutException() {
        super(builder().message("connect timed out"));
    }
}
