package dev.pgcellar.storage.gcs;

/** The bytes to be sent could not be read. Not an I/O failure to the client, which would blame the server and try again. */
final class UnreadablePayloadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadablePayloadException(String reason) {
        super(reason);
    }
}
