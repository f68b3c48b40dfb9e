package dev.pgcellar.spi;

/**
 * A run of bytes inside an object.
 *
 * @param offset of the first byte, from 0
 * @param length in bytes, at least 1
 */
public record ByteRange(long offset, long length) {
    public ByteRange {
        if (offset < 0 || length < 1) {
            throw new IllegalArgumentException("offset must be >= 0 and length >= 1, got " + offset + " and " + length);
        }
    }

    /** Offset of the last byte, inclusive, as HTTP range headers want it. */
    public long last() {
        return offset + length - 1;
    }
}
