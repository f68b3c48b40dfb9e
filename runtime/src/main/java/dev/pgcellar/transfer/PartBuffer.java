package dev.pgcellar.transfer;

import dev.pgcellar.spi.Payload;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The bytes of one part, in chunks of a {@link BufferPool}. Filled by one thread, then read by another, then released.
 */
final class PartBuffer implements Payload {

    private final BufferPool pool;
    private final List<byte[]> chunks = new ArrayList<>();
    private long length;

    PartBuffer(BufferPool pool) {
        this.pool = pool;
    }

    /** Appends bytes; waits for memory when the pool's budget is spent. */
    void append(byte[] bytes, int offset, int count) throws InterruptedException {
        int done = 0;
        while (done < count) {
            int inChunk = (int) (length % BufferPool.CHUNK_SIZE);
            if (inChunk == 0) {
                chunks.add(pool.take());
            }
            int run = Math.min(count - done, BufferPool.CHUNK_SIZE - inChunk);
            System.arraycopy(bytes, offset + done, chunks.get(chunks.size() - 1), inChunk, run);
            done += run;
            length += run;
        }
    }

    /** Gives the memory back; the content is gone. Idempotent. */
    void release() {
        chunks.forEach(pool::giveBack);
        chunks.clear();
        length = 0;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open() {
        return new ChunkStream(List.copyOf(chunks), length);
    }

    private static final class ChunkStream extends InputStream {
        private final List<byte[]> chunks;
        private final long length;
        private long position;

        ChunkStream(List<byte[]> chunks, long length) {
            this.chunks = chunks;
            this.length = length;
        }

        @Override
        public int read() {
            if (position == length) {
                return -1;
            }
            int value = chunks.get(chunkIndex())[inChunk()] & 0xff;
            position++;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int count) {
            Objects.checkFromIndexSize(offset, count, target.length);
            if (count == 0) {
                return 0;
            }
            if (position == length) {
                return -1;
            }
            int run = (int) Math.min(Math.min(count, length - position), BufferPool.CHUNK_SIZE - inChunk());
            System.arraycopy(chunks.get(chunkIndex()), inChunk(), target, offset, run);
            position += run;
            return run;
        }

        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, length - position);
        }

        private int chunkIndex() {
            return (int) (position / BufferPool.CHUNK_SIZE);
        }

        private int inChunk() {
            return (int) (position % BufferPool.CHUNK_SIZE);
        }
    }
}
