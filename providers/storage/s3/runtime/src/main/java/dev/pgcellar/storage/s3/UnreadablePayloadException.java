package dev.pgcellar.storage.s3;

import software.amazon.awssdk.core.exception.SdkClientException;

/** The bytes to be sent could not be read. Not an I/O failure to the SDK, which would blame the server and try again. */
final class UnreadablePayloadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UnreadablePayloadException(String reason) {
        super(reason);
    }

    /** As the cause of an exception that the SDK hands on. */
    static SdkClientException because(String reason) {
        return SdkClientException.create(reason, new UnreadablePayloadException(reason));
    }
}
