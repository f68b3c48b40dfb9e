package dev.pgcellar.storage.gcs;

import com.google.api.client.http.HttpResponse;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreUnreachableException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.zip.CRC32C;

/**
 * The body of an object as it arrives. The last bytes are delivered only when the checksum of all is right; closed
 * earlier, it gives the connection up instead of reading the rest.
 */
final class GcsBody extends FilterInputStream {

    private final HttpResponse response;
    private final String url;
    private final String expected;
    private final CRC32C sum = new CRC32C();
    private long remaining;

    /**
     * @param expected the checksum in its written form; null when there is none for these bytes
     */
    GcsBody(HttpResponse response, String url, long length, String expected) throws IOException {
        super(response.getContent());
        this.response = response;
        this.url = url;
        this.remaining = length;
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = readBody(buffer, offset, length);
        if (count > 0) {
            sum.update(buffer, offset, count);
            remaining -= count;
            if (remaining == 0) {
                verify();
                // On to the end mark, so that the connection can be used again.
                readBody(new byte[1], 0, 1);
            }
        }
        return count;
    }

    private int readBody(byte[] buffer, int offset, int length) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new StoreErrorException("cannot read '" + url + "': interrupted", true, new InterruptedIOException());
        }
        try {
            return in.read(buffer, offset, length);
        } catch (SocketTimeoutException e) {
            throw new StoreUnreachableException("cannot read '" + url + "': the server stopped sending", e);
        }
    }

    private void verify() throws StoreErrorException {
        String actual = Crc32c.text((int) sum.getValue());
        if (expected != null && !expected.equals(actual)) {
            throw new StoreErrorException(
                    "cannot read '" + url + "': its checksum is crc32c " + actual + " instead of " + expected,
                    true,
                    null);
        }
    }

    @Override
    public void close() throws IOException {
        if (remaining > 0) {
            response.disconnect();
        } else {
            in.close();
        }
    }
}
