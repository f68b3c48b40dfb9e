package dev.pgcellar.wal;

import java.util.Optional;

/**
 * The size of a cluster's WAL segments and the arithmetic that follows from it.
 *
 * @param bytes a power of two from 1 MiB to 1 GiB (PostgreSQL documentation, initdb {@code --wal-segsize})
 */
public record SegmentSize(long bytes) {

    /** 16 MiB. */
    public static final SegmentSize DEFAULT = new SegmentSize(16L << 20);

    private static final long LOG_BYTES = 1L << 32;
    private static final long LAST_LOG = 0xFFFF_FFFFL;
    private static final int LOG_BEGIN = 8;
    private static final int NUMBER_BEGIN = 16;

    public SegmentSize {
        if (!isPossible(bytes)) {
            throw new IllegalArgumentException(
                    "a WAL segment size is a power of two from 1 MiB to 1 GiB, not " + bytes + " bytes");
        }
    }

    /** Whether segments may have this size in bytes. */
    public static boolean isPossible(long bytes) {
        return bytes >= 1L << 20 && bytes <= 1L << 30 && Long.bitCount(bytes) == 1;
    }

    /**
     * The segment after another on the same timeline; empty after the last one, and after a name that clusters with
     * segments of this size do not have.
     */
    public Optional<WalName> following(WalName segment) {
        String text = segment.segmentText().orElse("");
        if (segment.kind() != WalName.Kind.SEGMENT) {
            return Optional.empty();
        }
        long log = Long.parseLong(text.substring(LOG_BEGIN, NUMBER_BEGIN), 16);
        long next = Long.parseLong(text.substring(NUMBER_BEGIN), 16) + 1;
        if (next > perLog() || next == perLog() && log == LAST_LOG) {
            return Optional.empty();
        }
        return Optional.of(
                next == perLog()
                        ? WalName.segment(segment.timeline(), log + 1, 0)
                        : WalName.segment(segment.timeline(), log, next));
    }

    /**
     * The number of the segment that a file is, or speaks of: the segments of a timeline follow one another.
     *
     * @throws IllegalArgumentException when it speaks of none
     */
    public long numberOf(WalName name) {
        String text = name.segmentText()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' does not speak of a segment"));
        long log = Long.parseLong(text.substring(LOG_BEGIN, NUMBER_BEGIN), 16);
        return log * perLog() + Long.parseLong(text.substring(NUMBER_BEGIN), 16);
    }

    /** The number of the segment that holds a location. */
    public long numberOf(Lsn location) {
        return Long.divideUnsigned(location.value(), bytes);
    }

    /** The segment of a number. */
    public WalName segment(Timeline timeline, long number) {
        return WalName.segment(timeline, number / perLog(), number % perLog());
    }

    private long perLog() {
        return LOG_BYTES / bytes;
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
