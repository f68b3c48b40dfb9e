package dev.pgcellar.compression.lz4;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the format's numbers. An end inside a number or a block is a truncated stream. */
final class LittleEndianInput {

    private final InputStream source;
    private final byte[] number = new byte[Integer.BYTES];

    LittleEndianInput(InputStream source) {
        this.source = source;
    }

    /** Whether there is another number; false at the end of the source, between two frames. */
    boolean startNumber() throws IOException {
        int first = source.read();
        number[0] = (byte) first;
        return first >= 0;
    }

    /** The rest of the number that {@link #startNumber} began. */
    int finishNumber() throws IOException {
        readFully(number, 1, Integer.BYTES - 1);
        return ByteBuffer.wrap(number).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    int readInt() throws IOException {
        readFully(number, 0, Integer.BYTES);
        return ByteBuffer.wrap(number).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    /** One unsigned byte. */
    int readByte() throws IOException {
        readFully(number, 0, 1);
        return number[0] & 0xff;
    }

    void readFully(byte[] target, int offset, int length) throws IOException {
        if (source.readNBytes(target, offset, length) < length) {
            throw new EOFException("the LZ4 stream ends inside a frame");
        }
    }

    void skip(long count) throws IOException {
        try {
            source.skipNBytes(count);
        } catch (EOFException e) {
            throw new EOFException("the LZ4 stream ends inside a skippable frame");
        }
    }

    static long longAt(byte[] bytes, int offset) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(offset);
    }
}
