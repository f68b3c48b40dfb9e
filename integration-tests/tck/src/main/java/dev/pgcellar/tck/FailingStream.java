package dev.pgcellar.tck;

import java.io.IOException;
import java.io.InputStream;

/** Fails at the first read. */
final class FailingStream extends InputStream {

    static final String MESSAGE = "the source broke";

    @Override
    public int read() throws IOException {
        throw new IOException(MESSAGE);
    }

    /** Overridden because the inherited method hides a failure after the first byte. */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        throw new IOException(MESSAGE);
    }
}
