package dev.pgcellar.storage.gcs;

import com.google.api.client.http.HttpContent;
import dev.pgcellar.google.ErrorDocument;
import dev.pgcellar.spi.Payload;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A payload, or its end, as the body of a request: opened anew for each attempt, and never copied as a whole. */
final class PayloadContent implements HttpContent {

    /** What the store assumes of an object without a type. */
    static final String TYPE = "application/octet-stream";

    private static final int BLOCK = 64 * 1024;

    private final Payload payload;
    private final long offset;

    /**
     * @param offset of the first byte to be sent
     */
    PayloadContent(Payload payload, long offset) {
        this.payload = payload;
        this.offset = offset;
    }

    @Override
    public long getLength() {
        return payload.length() - offset;
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public boolean retrySupported() {
        return true;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = open()) {
            byte[] block = new byte[BLOCK];
            long remaining = getLength();
            while (remaining > 0) {
                int count = read(in, block, (int) Math.min(block.length, remaining));
                out.write(block, 0, count);
                remaining -= count;
            }
        }
        out.flush();
    }

    private InputStream open() {
        try {
            InputStream in = payload.open();
            in.skipNBytes(offset);
            return in;
        } catch (EOFException e) {
            throw new UnreadablePayloadException("it ended before byte " + offset);
        } catch (IOException e) {
            throw new UnreadablePayloadException(ErrorDocument.oneLine(e.getMessage()));
        }
    }

    private static int read(InputStream in, byte[] block, int atMost) {
        int count;
        try {
            count = in.read(block, 0, atMost);
        } catch (IOException e) {
            throw new UnreadablePayloadException(ErrorDocument.oneLine(e.getMessage()));
        }
        if (count < 0) {
            throw new UnreadablePayloadException("it became shorter meanwhile");
        }
        return count;
    }
}
