package dev.pgcellar.azure;

/** The bytes to be sent could not be read. Not an I/O failure to the SDK, which would blame the server and try again. */
public final class UnreadablePayloadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadablePayloadException(String reason) {
        super(reason);
    }
}
