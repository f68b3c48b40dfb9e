package dev.pgcellar.postgres;

/** A connection string is none at all: a word of it has no value. The message is as its parent says. */
public final class MalformedConninfoException extends InvalidConnectionSettingsException {

    private static final long serialVersionUID = 1L;

    MalformedConninfoException(String message) {
        super(message);
    }
}
