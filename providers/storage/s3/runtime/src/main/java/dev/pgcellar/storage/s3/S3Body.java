package dev.pgcellar.storage.s3;

import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreUnreachableException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The body of an object as it arrives. It reads on to the end mark after the last byte, where the SDK checks the
 * checksum; closed earlier, it gives the connection up instead of reading the rest.
 */
final class S3Body extends FilterInputStream {

    private final ResponseInputStream<GetObjectResponse> body;
    private final String url;
    private long remaining;

    S3Body(ResponseInputStream<GetObjectResponse> body, String url) {
        super(body);
        this.body = body;
        this.url = url;
        this.remaining = body.response().contentLength();
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
            remaining -= count;
            if (remaining == 0) {
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
            return body.read(buffer, offset, length);
        } catch (SocketTimeoutException e) {
            throw unreachable(e);
        } catch (RuntimeException e) {
            throw new StoreErrorException("cannot read '" + url + "': " + S3Errors.oneLine(e.getMessage()), true, e);
        }
    }

    private StoreException unreachable(SocketTimeoutException cause) {
        return new StoreUnreachableException("cannot read '" + url + "': the server stopped sending", cause);
    }

    @Override
    public void close() throws IOException {
        if (remaining > 0) {
            body.abort();
        } else {
            body.close();
        }
    }
}
