package dev.pgcellar.storage.azure;

import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreUnreachableException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;

/**
 * The body of a blob as it arrives. It reads on to the end mark after the last byte, so that the connection can be used
 * again; closed earlier, it gives the connection up instead of reading the rest.
 */
final class AzureBody extends FilterInputStream {

    private final String url;
    private long remaining;

    /**
     * @param length of the body in bytes
     */
    AzureBody(InputStream body, String url, long length) {
        super(body);
        this.url = url;
        this.remaining = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = readBody(buffer, offset, length);
        remaining -= Math.max(0, count);
        if (count > 0 && remaining == 0) {
            readBody(new byte[1], 0, 1);
        }
        return count;
    }

    private int readBody(byte[] buffer, int offset, int length) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
        try {
            return in.read(buffer, offset, length);
        } catch (HttpTimeoutException e) {
            throw new StoreUnreachableException("cannot read '" + url + "': the server stopped sending", e);
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted();
            }
            throw e;
        }
    }

    private StoreErrorException interrupted() {
        return new StoreErrorException("cannot read '" + url + "': interrupted", true, new InterruptedIOException());
    }
}
