package dev.pgcellar.tck;

import java.io.ByteArrayInputStream;

/** Delivers at most three bytes at a time and says of none that it is available, as a slow connection does. */
final class TricklingStream extends ByteArrayInputStream {

    TricklingStream(byte[] bytes) {
        super(bytes);
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(3, length));
    }

    @Override
    public synchronized int available() {
        return 0;
    }
}
