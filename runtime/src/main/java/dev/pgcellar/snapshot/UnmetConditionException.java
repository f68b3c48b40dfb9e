package dev.pgcellar.snapshot;

import java.io.IOException;

/**
 * Something that a snapshot backup or its restore needs is not so: a machine does not exist, a disk is not attached or
 * not mounted as it should be. Nothing was begun. The message is one line that names all of a kind at once.
 */
public final class UnmetConditionException extends IOException {

    private static final long serialVersionUID = 1L;

    UnmetConditionException(String message) {
        super(message);
    }
}
