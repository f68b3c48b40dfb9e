package dev.pgcellar.compression.zstd;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Decompresses in Java, and turns what aircompressor throws for damaged data into the failures of a stream. */
final class JavaInputStream extends FilterInputStream {

    private static final int BUFFER_BYTES = 64 * 1024;

    /**
     * @param source closed with this stream
     */
    JavaInputStream(InputStream source) {
        super(new ZstdInputStream(new FrameStructure(new BufferedInputStream(source, BUFFER_BYTES))));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return in.read(target, offset, length);
        } catch (MalformedInputException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | ArithmeticException e) {
            throw damaged(e);
        }
    }

    private static IOException damaged(RuntimeException cause) {
        return new IOException("not in the Zstandard format, or damaged: " + cause.getMessage(), cause);
    }
}
