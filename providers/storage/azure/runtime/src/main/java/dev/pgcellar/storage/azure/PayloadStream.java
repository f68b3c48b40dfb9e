package dev.pgcellar.storage.azure;

import com.azure.core.util.BinaryData;
import dev.pgcellar.spi.Payload;
import java.io.IOException;
import java.io.InputStream;

/**
 * A payload as the SDK can send it again: a reset opens it anew, so that no copy of the whole is needed. Fails when
 * there are fewer or more bytes than announced.
 */
final class PayloadStream extends InputStream {

    private final Payload payload;
    private InputStream in;
    private long remaining;

    private PayloadStream(Payload payload) throws IOException {
        this.payload = payload;
        reset();
    }

    /** Opens a payload; close it after the request. */
    static PayloadStream open(Payload payload) throws IOException {
        return new PayloadStream(payload);
    }

    /** What the SDK sends. */
    BinaryData toBinaryData() {
        return BinaryData.fromStream(this, payload.length());
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public synchronized void mark(int limit) {
        // The one mark there is lies at the start.
    }

    @Override
    public synchronized void reset() throws IOException {
        close();
        in = payload.open();
        remaining = payload.length();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (remaining == 0) {
            return -1;
        }
        int read = in.read(buffer, offset, (int) Math.min(count, remaining));
        if (read < 0) {
            throw new IOException(
                    "it ended after " + (payload.length() - remaining) + " of " + payload.length() + " bytes");
        }
        remaining -= read;
        if (remaining == 0 && in.read() >= 0) {
            throw new IOException("it is longer than the " + payload.length() + " bytes announced");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
        }
    }
}
