package dev.pgcellar.compression.snappy;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.snappy.SnappyDecompressor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * Reads the framing format of Snappy, chunk by chunk, in two buffers of fixed size.
 */
final class SnappyFrameInputStream extends InputStream {

    private static final byte[] IDENTIFIER = {'s', 'N', 'a', 'P', 'p', 'Y'};
    private static final int COMPRESSED = 0x00;
    private static final int UNCOMPRESSED = 0x01;
    private static final int FIRST_SKIPPABLE = 0x80;
    private static final int STREAM_IDENTIFIER = 0xff;
    private static final int HEADER_BYTES = 4;
    private static final int CHECKSUM_BYTES = 4;
    private static final int MAX_CONTENT_BYTES = 65_536;
    private static final int MAX_BLOCK_BYTES = 32 + MAX_CONTENT_BYTES + MAX_CONTENT_BYTES / 6;
    private static final int CHECKSUM_MASK = 0xa282ead8;

    private final InputStream source;
    private final SnappyDecompressor blocks = new SnappyDecompressor();
    private final byte[] chunk = new byte[CHECKSUM_BYTES + MAX_BLOCK_BYTES];
    private final byte[] content = new byte[MAX_CONTENT_BYTES];
    private int position;
    private int limit;

    /**
     * @param source buffered; closed with this stream
     */
    SnappyFrameInputStream(InputStream source) throws IOException {
        this.source = source;
        if (readHeader() != STREAM_IDENTIFIER) {
            throw new IOException("not in the Snappy framing format: the stream identifier is missing");
        }
        checkIdentifier();
    }

    @Override
    public int read() throws IOException {
        return fill() ? content[position++] & 0xff : -1;
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
        System.arraycopy(content, position, target, offset, count);
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
            int type = readHeader();
            if (type < 0) {
                return false;
            }
            readChunk(type);
        }
        return true;
    }

    /** The type of the next chunk, or -1 at the end. Its header is left in the buffer. */
    private int readHeader() throws IOException {
        int count = source.readNBytes(chunk, 0, HEADER_BYTES);
        if (count == 0) {
            return -1;
        }
        requireAll(count, HEADER_BYTES);
        return chunk[0] & 0xff;
    }

    private void readChunk(int type) throws IOException {
        if (type == STREAM_IDENTIFIER) {
            checkIdentifier();
        } else if (type == COMPRESSED || type == UNCOMPRESSED) {
            readContent(type, chunkLength());
        } else if (type >= FIRST_SKIPPABLE) {
            skipChunk(chunkLength());
        } else {
            throw new IOException("unknown Snappy chunk of type 0x" + Integer.toHexString(type));
        }
    }

    private void skipChunk(int length) throws IOException {
        try {
            source.skipNBytes(length);
        } catch (EOFException e) {
            throw endsInsideChunk();
        }
    }

    private int chunkLength() {
        return integer(chunk, 0) >>> 8;
    }

    private void checkIdentifier() throws IOException {
        if (chunkLength() != IDENTIFIER.length) {
            throw new IOException("damaged Snappy stream identifier");
        }
        requireAll(source.readNBytes(chunk, 0, IDENTIFIER.length), IDENTIFIER.length);
        if (!Arrays.equals(chunk, 0, IDENTIFIER.length, IDENTIFIER, 0, IDENTIFIER.length)) {
            throw new IOException("damaged Snappy stream identifier");
        }
    }

    private void readContent(int type, int length) throws IOException {
        if (length < CHECKSUM_BYTES || length > chunk.length) {
            throw new IOException("damaged Snappy chunk: its length is " + length);
        }
        requireAll(source.readNBytes(chunk, 0, length), length);
        limit = type == COMPRESSED ? decompress(length) : copy(length);
        position = 0;
        if (integer(chunk, 0) != maskedChecksum()) {
            throw new IOException("damaged Snappy chunk: the checksum differs");
        }
    }

    private int decompress(int length) throws IOException {
        try {
            return blocks.decompress(chunk, CHECKSUM_BYTES, length - CHECKSUM_BYTES, content, 0, content.length);
        } catch (MalformedInputException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("damaged Snappy chunk: " + e.getMessage(), e);
        }
    }

    private int copy(int length) throws IOException {
        int count = length - CHECKSUM_BYTES;
        if (count > content.length) {
            throw new IOException("damaged Snappy chunk: its length is " + length);
        }
        System.arraycopy(chunk, CHECKSUM_BYTES, content, 0, count);
        return count;
    }

    private int maskedChecksum() {
        CRC32C checksum = new CRC32C();
        checksum.update(content, 0, limit);
        return Integer.rotateRight((int) checksum.getValue(), 15) + CHECKSUM_MASK;
    }

    private static int integer(byte[] bytes, int offset) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(offset);
    }

    private static void requireAll(int count, int expected) throws IOException {
        if (count < expected) {
            throw endsInsideChunk();
        }
    }

    private static EOFException endsInsideChunk() {
        return new EOFException("the Snappy stream ends inside a chunk");
    }
}
