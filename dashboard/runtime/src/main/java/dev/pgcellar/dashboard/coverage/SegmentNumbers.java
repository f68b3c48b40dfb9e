package dev.pgcellar.dashboard.coverage;

import dev.pgcellar.wal.Lsn;
import dev.pgcellar.wal.SegmentSize;
import dev.pgcellar.wal.Timeline;
import dev.pgcellar.wal.WalName;

/**
 * Counts the segments of a timeline, so that names become numbers that follow one another.
 *
 * @param size of the segments
 */
public record SegmentNumbers(SegmentSize size) {

    private static final int LOG_BEGIN = 8;
    private static final int SEGMENT_BEGIN = 16;

    /** The number of the segment that a file is, or speaks of. */
    public long of(WalName name) {
        String text = name.segmentText()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' does not speak of a segment"));
        long log = Long.parseLong(text.substring(LOG_BEGIN, SEGMENT_BEGIN), 16);
        return log * perLog() + Long.parseLong(text.substring(SEGMENT_BEGIN), 16);
    }

    /** The number of the segment that holds a location. */
    public long of(Lsn location) {
        return Long.divideUnsigned(location.value(), size.bytes());
    }

    /** The name of the segment of a number. */
    public String name(long timeline, long number) {
        return WalName.segment(new Timeline(timeline), number / perLog(), number % perLog())
                .text();
    }

    private long perLog() {
        return (1L << 32) / size.bytes();
    }
}
