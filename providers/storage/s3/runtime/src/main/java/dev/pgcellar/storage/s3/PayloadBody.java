package dev.pgcellar.storage.s3;

import dev.pgcellar.spi.Payload;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;

/**
 * A payload as the SDK wants it: opened anew for each attempt, and read from where it is without a copy of the whole. The
 * SDK leaves some of the streams open that it reads, so they are closed here.
 */
final class PayloadBody implements ContentStreamProvider, AutoCloseable {

    /** What S3 assumes of an object without a type (contract 04 section 1). */
    private static final String CONTENT_TYPE = "binary/octet-stream";

    private final Payload payload;
    private InputStream opened = InputStream.nullInputStream();

    PayloadBody(Payload payload) {
        this.payload = payload;
    }

    RequestBody toRequestBody() {
        return RequestBody.fromContentProvider(this, payload.length(), CONTENT_TYPE);
    }

    @Override
    public InputStream newStream() {
        close();
        try {
            opened = payload.open();
            return new ExactStream(opened, payload.length());
        } catch (IOException e) {
            throw UnreadablePayloadException.because(S3Errors.oneLine(e.getMessage()));
        }
    }

    @Override
    public void close() {
        try {
            opened.close();
        } catch (IOException e) {
            throw UnreadablePayloadException.because(S3Errors.oneLine(e.getMessage()));
        }
    }

    /** Fails when there are fewer or more bytes than announced. */
    private static final class ExactStream extends FilterInputStream {
        private final long length;
        private long remaining;

        ExactStream(InputStream bytes, long length) {
            super(bytes);
            this.length = length;
            this.remaining = length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) {
            if (count == 0) {
                return 0;
            }
            if (remaining == 0) {
                return -1;
            }
            int read = readPayload(buffer, offset, (int) Math.min(count, remaining));
            if (read < 0) {
                throw UnreadablePayloadException.because(
                        "it ended after " + (length - remaining) + " of " + length + " bytes");
            }
            remaining -= read;
            if (remaining == 0 && readPayload(new byte[1], 0, 1) >= 0) {
                throw UnreadablePayloadException.because("it is longer than the " + length + " bytes announced");
            }
            return read;
        }

        private int readPayload(byte[] buffer, int offset, int count) {
            try {
                return in.read(buffer, offset, count);
            } catch (IOException e) {
                throw UnreadablePayloadException.because(S3Errors.oneLine(e.getMessage()));
            }
        }

        @Override
        public long skip(long count) {
            byte[] discarded = new byte[(int) Math.max(0, Math.min(count, 8192))];
            return Math.max(0, read(discarded, 0, discarded.length));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
