package dev.pgcellar.compression.lz4;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import net.jpountz.lz4.LZ4SafeDecompressor;
import net.jpountz.xxhash.StreamingXXHash32;
import net.jpountz.xxhash.XXHash32;
import net.jpountz.xxhash.XXHashFactory;

/**
 * Reads LZ4 frames in sequence, as the frame format's description 1.6 has them. Memory is bounded by the format's
 * largest block, 4 MiB.
 */
final class Lz4FrameInputStream extends InputStream {

    private static final int FRAME = 0x184d2204;
    private static final int SKIPPABLE_FRAME = 0x184d2a50;
    private static final int SKIPPABLE_MASK = 0xfffffff0;
    private static final int END_MARK = 0;
    private static final int STORED = 0x80000000;

    private final InputStream source;
    private final LittleEndianInput input;
    private final LZ4SafeDecompressor decompressor;
    private final XXHash32 blockHash = XXHashFactory.safeInstance().hash32();
    private final StreamingXXHash32 contentHash = XXHashFactory.safeInstance().newStreamingHash32(0);

    private FrameDescriptor frame;
    private BlockDecoder blocks;
    private byte[] block;
    private long frameBytes;
    private int position;
    private int limit;

    /**
     * @param source buffered; closed with this stream
     */
    Lz4FrameInputStream(InputStream source, LZ4SafeDecompressor decompressor) throws IOException {
        this.source = source;
        this.input = new LittleEndianInput(source);
        this.decompressor = decompressor;
        startFrame(input.readInt());
    }

    @Override
    public int read() throws IOException {
        return fill() ? blocks.content()[position++] & 0xff : -1;
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
        int count = Math.min(length, limit - position);
        System.arraycopy(blocks.content(), position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return limit - position;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private boolean fill() throws IOException {
        while (position == limit) {
            if (frame != null) {
                readBlock();
            } else if (input.startNumber()) {
                startFrame(input.finishNumber());
            } else {
                return false;
            }
        }
        return true;
    }

    private void startFrame(int magic) throws IOException {
        if ((magic & SKIPPABLE_MASK) == SKIPPABLE_FRAME) {
            input.skip(Integer.toUnsignedLong(input.readInt()));
            return;
        }
        if (magic != FRAME) {
            throw new IOException("not in the LZ4 frame format");
        }
        frame = FrameDescriptor.read(input);
        blocks = new BlockDecoder(decompressor, frame);
        block = new byte[frame.maxBlockBytes()];
        frameBytes = 0;
        contentHash.reset();
    }

    private void readBlock() throws IOException {
        int size = input.readInt();
        if (size == END_MARK) {
            finishFrame();
            return;
        }
        int length = size & ~STORED;
        if (length > block.length) {
            throw new IOException("damaged LZ4 frame: a block of " + length + " bytes in a frame of at most "
                    + block.length + " bytes a block");
        }
        input.readFully(block, 0, length);
        if (frame.blockChecksums()) {
            check(blockHash.hash(block, 0, length, 0), "block");
        }
        if ((size & STORED) != 0) {
            blocks.copy(block, length);
        } else {
            blocks.decompress(block, length);
        }
        position = blocks.start();
        limit = blocks.end();
        frameBytes += limit - position;
        if (frame.contentChecksum()) {
            contentHash.update(blocks.content(), position, limit - position);
        }
    }

    private void finishFrame() throws IOException {
        if (frame.contentBytes() != FrameDescriptor.UNKNOWN && frame.contentBytes() != frameBytes) {
            throw new IOException(
                    "damaged LZ4 frame: it announces " + frame.contentBytes() + " bytes and holds " + frameBytes);
        }
        if (frame.contentChecksum()) {
            check(contentHash.getValue(), "frame");
        }
        frame = null;
    }

    private void check(int actual, String what) throws IOException {
        if (input.readInt() != actual) {
            throw new IOException("damaged LZ4 " + what + ": the checksum differs");
        }
    }
}
