package dev.pgcellar.compression.lz4;

import java.io.IOException;
import net.jpountz.xxhash.XXHashFactory;

/**
 * What a frame says of itself before its first block.
 *
 * @param linkedBlocks whether blocks refer to the 64 KiB before them
 * @param blockChecksums whether a checksum follows each block
 * @param contentChecksum whether a checksum follows the last block
 * @param maxBlockBytes most bytes of content in a block
 * @param contentBytes bytes of content in the frame, or {@link #UNKNOWN}
 */
record FrameDescriptor(
        boolean linkedBlocks, boolean blockChecksums, boolean contentChecksum, int maxBlockBytes, long contentBytes) {

    static final long UNKNOWN = -1;

    private static final int VERSION_MASK = 0xc0;
    private static final int VERSION = 0x40;
    private static final int INDEPENDENT_BLOCKS = 0x20;
    private static final int BLOCK_CHECKSUMS = 0x10;
    private static final int CONTENT_SIZE = 0x08;
    private static final int CONTENT_CHECKSUM = 0x04;
    private static final int RESERVED = 0x02;
    private static final int DICTIONARY = 0x01;
    private static final int BLOCK_SIZE_RESERVED = 0x8f;
    private static final int SMALLEST_BLOCK_SIZE = 4;
    private static final int FIXED_BYTES = 2;
    private static final int CONTENT_SIZE_BYTES = 8;

    /**
     * Reads a descriptor and checks its checksum.
     *
     * @throws IOException when it is damaged or asks for a dictionary
     */
    static FrameDescriptor read(LittleEndianInput source) throws IOException {
        byte[] bytes = new byte[FIXED_BYTES + CONTENT_SIZE_BYTES];
        source.readFully(bytes, 0, FIXED_BYTES);
        int flags = bytes[0];
        int blockSize = (bytes[1] >> 4) & 7;
        if ((flags & VERSION_MASK) != VERSION
                || (flags & RESERVED) != 0
                || (bytes[1] & BLOCK_SIZE_RESERVED) != 0
                || blockSize < SMALLEST_BLOCK_SIZE) {
            throw new IOException("damaged LZ4 frame descriptor");
        }
        if ((flags & DICTIONARY) != 0) {
            throw new IOException("the LZ4 frame needs a dictionary, which is not supported");
        }
        int length = FIXED_BYTES;
        if ((flags & CONTENT_SIZE) != 0) {
            source.readFully(bytes, length, CONTENT_SIZE_BYTES);
            length += CONTENT_SIZE_BYTES;
        }
        checkChecksum(bytes, length, source.readByte());
        return new FrameDescriptor(
                (flags & INDEPENDENT_BLOCKS) == 0,
                (flags & BLOCK_CHECKSUMS) != 0,
                (flags & CONTENT_CHECKSUM) != 0,
                1 << (8 + 2 * blockSize),
                length > FIXED_BYTES ? LittleEndianInput.longAt(bytes, FIXED_BYTES) : UNKNOWN);
    }

    private static void checkChecksum(byte[] bytes, int length, int expected) throws IOException {
        int hash = XXHashFactory.safeInstance().hash32().hash(bytes, 0, length, 0);
        if (((hash >> 8) & 0xff) != expected) {
            throw new IOException("damaged LZ4 frame descriptor: the checksum differs");
        }
    }
}
