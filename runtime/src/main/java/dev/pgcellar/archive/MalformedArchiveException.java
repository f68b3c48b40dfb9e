package dev.pgcellar.archive;

/** The bytes are not a tar archive, are damaged, end too early or use a form that is not supported. */
public final class MalformedArchiveException extends ArchiveException {

    private static final long serialVersionUID = 1L;

    MalformedArchiveException(String message) {
        this(message, null);
    }

    MalformedArchiveException(String message, Throwable cause) {
        super("not a usable tar archive: " + message, cause);
    }
}
