package dev.pgcellar.storage.s3;

import software.amazon.awssdk.core.exception.SdkClientException;

/** The bytes to be sent could not be read. Not an I/O failure to the SDK, which would blame the server and try again. */
final class UnreadablePayloadException extends SdkClientException {

    private static final long serialVersionUID = 1L;

    UnreadablePayloadException(String reason) {
        super(builder().message(reason));
    }
}
