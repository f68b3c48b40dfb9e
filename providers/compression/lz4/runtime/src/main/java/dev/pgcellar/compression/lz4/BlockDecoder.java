package dev.pgcellar.compression.lz4;

import java.io.IOException;
import java.util.Arrays;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * Decompresses the blocks of one frame into a buffer of its own.
 *
 * <p>A linked block refers to the 64 KiB of content before it, for which lz4-java's decompressors have no parameter.
 * But a block begins with literals, bytes that are copied as they are: the content before it is put in front of them,
 * and the block that results is an independent one.
 */
final class BlockDecoder {

    private static final int WINDOW_BYTES = 64 * 1024;
    private static final int TOKEN_MAX = 15;
    private static final int LENGTH_MAX = 255;
    private static final int LITERALS_SHIFT = 4;

    private final LZ4SafeDecompressor decompressor;
    private final boolean linked;
    private final int maxBlockBytes;
    private final byte[] content;
    private final byte[] independent;
    private int start;
    private int end;

    BlockDecoder(LZ4SafeDecompressor decompressor, FrameDescriptor frame) {
        this.decompressor = decompressor;
        this.linked = frame.linkedBlocks();
        this.maxBlockBytes = frame.maxBlockBytes();
        this.content = new byte[(linked ? WINDOW_BYTES : 0) + maxBlockBytes];
        this.independent = linked ? new byte[content.length + content.length / LENGTH_MAX + TOKEN_MAX + 1] : null;
    }

    /** Holds the content of the last block from {@link #start} to {@link #end}. */
    byte[] content() {
        return content;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Takes a block that was stored as it is. */
    void copy(byte[] block, int length) {
        keepWindow();
        System.arraycopy(block, 0, content, start, length);
        end = start + length;
    }

    /**
     * Decompresses a block.
     *
     * @throws IOException when it is damaged
     */
    void decompress(byte[] block, int length) throws IOException {
        keepWindow();
        try {
            end = start == 0
                    ? decompressor.decompress(block, 0, length, content, 0, maxBlockBytes)
                    : decompressor.decompress(
                            independent, 0, prependWindow(block, length), content, 0, start + maxBlockBytes);
        } catch (LZ4Exception | IndexOutOfBoundsException e) {
            throw new IOException("damaged LZ4 block: " + e.getMessage(), e);
        }
        if (end < start) {
            throw new IOException("damaged LZ4 block: it is too short");
        }
    }

    /** Moves the content that the next block may refer to in front of that block's place. */
    private void keepWindow() {
        if (!linked) {
            return;
        }
        int window = Math.min(WINDOW_BYTES, end);
        System.arraycopy(content, end - window, content, 0, window);
        start = window;
    }

    /** The length in bytes of the independent block. */
    private int prependWindow(byte[] block, int length) throws IOException {
        int token = block[0] & 0xff;
        int literals = token >> LITERALS_SHIFT;
        int position = 1;
        if (literals == TOKEN_MAX) {
            int more;
            do {
                if (position == length) {
                    throw new IOException("damaged LZ4 block: it ends inside a length");
                }
                more = block[position++] & 0xff;
                literals += more;
            } while (more == LENGTH_MAX);
        }
        int rest = length - position;
        if (literals > rest) {
            throw new IOException("damaged LZ4 block: it ends inside its literals");
        }
        int written = writeLength(token, start + literals);
        System.arraycopy(content, 0, independent, written, start);
        System.arraycopy(block, position, independent, written + start, rest);
        return written + start + rest;
    }

    /** Writes a token for a number of literals, never less than 15 here unless the window is as small. */
    private int writeLength(int token, int literals) {
        int matchLength = token & TOKEN_MAX;
        independent[0] = (byte) (Math.min(literals, TOKEN_MAX) << LITERALS_SHIFT | matchLength);
        if (literals < TOKEN_MAX) {
            return 1;
        }
        int remaining = literals - TOKEN_MAX;
        int full = remaining / LENGTH_MAX;
        Arrays.fill(independent, 1, 1 + full, (byte) LENGTH_MAX);
        independent[1 + full] = (byte) (remaining % LENGTH_MAX);
        return 2 + full;
    }
}
