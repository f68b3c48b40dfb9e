package dev.pgcellar.storage.azure;

import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreUnreachableException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;

/** The body of a blob as it arrives. Closed early, it gives the connection up instead of reading the rest. */
final class AzureBody extends FilterInputStream {

    private final String url;

    AzureBody(InputStream body, String url) {
        super(body);
        this.url = url;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
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
