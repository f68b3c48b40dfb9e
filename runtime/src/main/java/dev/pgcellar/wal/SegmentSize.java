package dev.pgcellar.wal;

/**
 * The size of a cluster's WAL segments and the arithmetic that follows from it.
 *
 * @param bytes a power of two from 1 MiB to 1 GiB (PostgreSQL documentation, initdb {@code --wal-segsize})
 */
public record SegmentSize(long bytes) {

    /** 16 MiB. */
    public static final SegmentSize DEFAULT = new SegmentSize(16L << 20);

    public SegmentSize {
        if (bytes < 1L << 20 || bytes > 1L << 30 || Long.bitCount(bytes) != 1) {
            throw new IllegalArgumentException(
                    "a WAL segment size is a power of two from 1 MiB to 1 GiB, not " + bytes + " bytes");
        }
    }

    /** The name of the segment that holds a location. */
    public WalName segmentAt(Timeline timeline, Lsn location) {
        return WalName.segment(timeline, location.high(), location.low() / bytes);
    }

    /** The position of a location inside its segment, in bytes. */
    public long offsetOf(Lsn location) {
        return location.value() & (bytes - 1);
    }
}
