package dev.pgcellar.snapshot.aws;

import software.amazon.awssdk.core.exception.SdkClientException;

/** No source had credentials. The SDK's own message names every class it asked, over many lines. */
final class NoCredentialsException extends SdkClientException {

    private static final long serialVersionUID = 1L;

    NoCredentialsException(String message) {
        super(builder().message(message));
    }
}
