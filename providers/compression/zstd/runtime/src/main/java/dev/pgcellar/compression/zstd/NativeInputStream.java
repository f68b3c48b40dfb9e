package dev.pgcellar.compression.zstd;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** Reads frames in sequence; the source must end where a frame ends. */
final class NativeInputStream extends InputStream {

    private static final int BUFFER_BYTES = 128 * 1024;

    private final InputStream source;
    private final ZstdDecompressCtx frames = new ZstdDecompressCtx();
    private final ByteBuffer compressed =
            ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
    private final ByteBuffer plain = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
    private final byte[] chunk = new byte[BUFFER_BYTES];
    private boolean frameEnded;
    private boolean moreContent;

    /**
     * @param source closed with this stream
     */
    NativeInputStream(InputStream source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        return fill() ? plain.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, plain.remaining());
        plain.get(target, offset, count);
        return count;
    }

    @Override
    public int available() {
        return plain.remaining();
    }

    @Override
    public void close() throws IOException {
        try (source;
                frames) {
            plain.limit(plain.position());
        }
    }

    private boolean fill() throws IOException {
        while (!plain.hasRemaining()) {
            if (!compressed.hasRemaining() && !moreContent && !readSource()) {
                if (!frameEnded) {
                    throw new EOFException("the Zstandard stream ends inside a frame");
                }
                return false;
            }
            decompress();
        }
        return true;
    }

    private boolean readSource() throws IOException {
        int count = source.read(chunk);
        if (count < 0) {
            return false;
        }
        compressed.clear().put(chunk, 0, count).flip();
        return true;
    }

    private void decompress() throws IOException {
        plain.clear();
        try {
            frameEnded = frames.decompressDirectByteBufferStream(plain, compressed);
        } catch (ZstdException e) {
            throw new IOException("not in the Zstandard format, or damaged: " + e.getMessage(), e);
        } finally {
            plain.flip();
        }
        moreContent = !frameEnded && plain.limit() == plain.capacity();
    }
}
