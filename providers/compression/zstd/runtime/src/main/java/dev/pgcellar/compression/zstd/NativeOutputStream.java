package dev.pgcellar.compression.zstd;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** Writes one frame with a checksum of its content. */
final class NativeOutputStream extends OutputStream {

    private static final int BUFFER_BYTES = 128 * 1024;

    private final OutputStream sink;
    private final ZstdCompressCtx frame;
    private final ByteBuffer plain = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ByteBuffer compressed = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final byte[] chunk = new byte[BUFFER_BYTES];
    private boolean closed;
    private boolean broken;

    /**
     * @param sink closed with this stream
     * @param level of the library
     */
    NativeOutputStream(OutputStream sink, int level) {
        this.sink = sink;
        this.frame = new ZstdCompressCtx().setLevel(level).setChecksum(true);
    }

    @Override
    public void write(int b) throws IOException {
        requireOpen();
        if (!plain.hasRemaining()) {
            compress(EndDirective.CONTINUE);
        }
        plain.put((byte) b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        requireOpen();
        int written = 0;
        while (written < length) {
            if (!plain.hasRemaining()) {
                compress(EndDirective.CONTINUE);
            }
            int count = Math.min(length - written, plain.remaining());
            plain.put(bytes, offset + written, count);
            written += count;
        }
    }

    /** Ends no block: what is not compressed yet stays here. */
    @Override
    public void flush() throws IOException {
        sink.flush();
    }

    /** After a failure of the sink the frame stays unfinished. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (sink;
                frame) {
            if (!broken) {
                compress(EndDirective.END);
            }
        }
    }

    private void compress(EndDirective directive) throws IOException {
        broken = true;
        plain.flip();
        boolean flushed;
        do {
            compressed.clear();
            flushed = compressOnce(directive);
            compressed.flip();
            int count = compressed.remaining();
            compressed.get(chunk, 0, count);
            sink.write(chunk, 0, count);
        } while (plain.hasRemaining() || directive == EndDirective.END && !flushed);
        plain.clear();
        broken = false;
    }

    private boolean compressOnce(EndDirective directive) throws IOException {
        try {
            return frame.compressDirectByteBufferStream(compressed, plain, directive);
        } catch (ZstdException e) {
            throw new IOException("Zstandard compression failed: " + e.getMessage(), e);
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the stream is closed");
        }
    }
}
