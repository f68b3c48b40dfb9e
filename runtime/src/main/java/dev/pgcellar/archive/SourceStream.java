package dev.pgcellar.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Remembers the failure of an archive's stream, so that a store or codec that failed is not taken for a damaged
 * archive.
 */
final class SourceStream extends FilterInputStream {

    private IOException failure;

    SourceStream(InputStream source) {
        super(source);
    }

    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
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
