package dev.pgcellar.compression.zstd;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Passes compressed frames on as they are, leaves skippable ones out and sees to it that the source does not end inside
 * a frame (RFC 8878 section 3). aircompressor's reader does neither.
 */
final class FrameStructure extends InputStream {

    private static final int FRAME = 0xfd2fb528;
    private static final int SKIPPABLE_FRAME = 0x184d2a50;
    private static final int SKIPPABLE_MASK = 0xfffffff0;
    private static final int SINGLE_SEGMENT = 0x20;
    private static final int CHECKSUM = 0x04;
    private static final int DICTIONARY_ID = 0x03;
    private static final int LONGEST_HEADER = 18;
    private static final int BLOCK_HEADER_BYTES = 3;
    private static final int REPEATED_BYTE = 1;

    private enum Next {
        FRAME,
        BLOCK,
        CHECKSUM
    }

    private final InputStream source;
    private final byte[] header = new byte[LONGEST_HEADER];
    private int headerPosition;
    private int headerLimit;
    private int body;
    private boolean hasChecksum;
    private Next next = Next.FRAME;

    /**
     * @param source buffered; closed with this stream
     */
    FrameStructure(InputStream source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (headerPosition == headerLimit && body == 0) {
            if (!advance()) {
                return -1;
            }
        }
        if (headerPosition < headerLimit) {
            int count = Math.min(length, headerLimit - headerPosition);
            System.arraycopy(header, headerPosition, target, offset, count);
            headerPosition += count;
            return count;
        }
        int count = source.read(target, offset, Math.min(length, body));
        if (count < 0) {
            throw endsInsideFrame();
        }
        body -= count;
        return count;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** Reads the next header; false at the end of the source, between two frames. */
    private boolean advance() throws IOException {
        headerPosition = 0;
        headerLimit = 0;
        switch (next) {
            case FRAME -> {
                return startFrame();
            }
            case BLOCK -> startBlock();
            case CHECKSUM -> {
                body = Integer.BYTES;
                next = Next.FRAME;
            }
        }
        return true;
    }

    private boolean startFrame() throws IOException {
        int first = source.read();
        if (first < 0) {
            return false;
        }
        header[0] = (byte) first;
        headerLimit = 1;
        readHeader(Integer.BYTES - 1);
        int magic = integer();
        if ((magic & SKIPPABLE_MASK) == SKIPPABLE_FRAME) {
            headerLimit = 0;
            readHeader(Integer.BYTES);
            skipFrame(Integer.toUnsignedLong(integer()));
            headerLimit = 0;
            return true;
        }
        if (magic != FRAME) {
            throw new IOException("not in the Zstandard format");
        }
        readHeader(1);
        int descriptor = header[Integer.BYTES] & 0xff;
        readHeader(remainingHeader(descriptor));
        hasChecksum = (descriptor & CHECKSUM) != 0;
        next = Next.BLOCK;
        return true;
    }

    private static int remainingHeader(int descriptor) {
        boolean singleSegment = (descriptor & SINGLE_SEGMENT) != 0;
        int dictionaryId = descriptor & DICTIONARY_ID;
        int contentSize = descriptor >> 6;
        return (singleSegment ? 0 : 1)
                + (dictionaryId == 0 ? 0 : 1 << (dictionaryId - 1))
                + (contentSize == 0 ? (singleSegment ? 1 : 0) : 1 << contentSize);
    }

    private void startBlock() throws IOException {
        readHeader(BLOCK_HEADER_BYTES);
        int block = integer() & 0xffffff;
        int type = (block >> 1) & 3;
        body = type == REPEATED_BYTE ? 1 : block >> 3;
        boolean last = (block & 1) != 0;
        if (last) {
            next = hasChecksum ? Next.CHECKSUM : Next.FRAME;
        }
    }

    private void readHeader(int count) throws IOException {
        if (source.readNBytes(header, headerLimit, count) < count) {
            throw endsInsideFrame();
        }
        headerLimit += count;
    }

    private int integer() {
        return ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private void skipFrame(long count) throws IOException {
        try {
            source.skipNBytes(count);
        } catch (EOFException e) {
            throw endsInsideFrame();
        }
    }

    private static EOFException endsInsideFrame() {
        return new EOFException("the Zstandard stream ends inside a frame");
    }
}
