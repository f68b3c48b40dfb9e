package dev.pgcellar.spi;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The open content of an object or of a range of it. Close it, also when it was not read to the end.
 *
 * <p>The stream delivers exactly {@link #length()} bytes: when the connection ends earlier, reading throws a
 * {@link StoreErrorException}, so a truncated body is never mistaken for a short object. Failures of the connection
 * while reading are {@link StoreException}s too.
 */
public final class ObjectContent implements AutoCloseable {

    private final InputStream stream;
    private final long length;

    /**
     * @param key for messages
     * @param body the bytes as they arrive from the store; closed with this content
     * @param length how many bytes the store announced
     */
    public ObjectContent(String key, InputStream body, long length) {
        this.stream = new ExactLengthStream(key, body, length);
        this.length = length;
    }

    public InputStream stream() {
        return stream;
    }

    /** How many bytes the stream delivers in all. */
    public long length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private static final class ExactLengthStream extends FilterInputStream {
        private final String key;
        private final long expected;
        private long remaining;

        ExactLengthStream(String key, InputStream body, long expected) {
            super(body);
            this.key = key;
            this.expected = expected;
            this.remaining = expected;
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
            int read = readBody(buffer, offset, (int) Math.min(count, remaining));
            if (read < 0) {
                throw truncated(null);
            }
            remaining -= read;
            return read;
        }

        private int readBody(byte[] buffer, int offset, int count) throws IOException {
            try {
                return super.read(buffer, offset, count);
            } catch (StoreException e) {
                throw e;
            } catch (IOException e) {
                throw truncated(e);
            }
        }

        private StoreErrorException truncated(IOException cause) {
            return new StoreErrorException(
                    "the body of '" + key + "' ended after " + (expected - remaining) + " of " + expected + " bytes"
                            + (cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage()),
                    true,
                    cause);
        }

        @Override
        public long skip(long count) throws IOException {
            byte[] discarded = new byte[(int) Math.max(0, Math.min(count, 8192))];
            return Math.max(0, read(discarded, 0, discarded.length));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
