package dev.pgcellar.dashboard.coverage;

import java.time.Duration;
import java.time.Instant;

/**
 * Archived segments of one timeline that follow one another without a gap.
 *
 * @param first number of the first segment ({@link dev.pgcellar.wal.SegmentSize#numberOf(dev.pgcellar.wal.WalName)})
 * @param last number of the last segment
 * @param begin when the first segment was archived
 * @param end when the last segment was archived
 * @param bytes the size of the objects
 */
public record SegmentRun(long first, long last, Instant begin, Instant end, long bytes) {

    /** How many segments. */
    public long segments() {
        return last - first + 1;
    }

    /** Whether a segment is among them. */
    public boolean contains(long segment) {
        return segment >= first && segment <= last;
    }

    /** About when a segment was archived, as if all had taken the same time. */
    public Instant archived(long segment) {
        if (segment >= last || first == last) {
            return end;
        }
        Duration length = Duration.between(begin, end);
        double share = (double) (segment - first) / (last - first);
        return begin.plusMillis((long) (length.toMillis() * share));
    }

    /** About which segment was being written at an instant. */
    public long at(Instant instant) {
        long millis = Duration.between(begin, end).toMillis();
        if (millis <= 0 || !instant.isBefore(end)) {
            return last;
        }
        double share = (double) Math.max(0, Duration.between(begin, instant).toMillis()) / millis;
        return Math.min(last, first + (long) Math.ceil(share * (last - first)));
    }

    SegmentRun followedBy(long segment, Instant archived, long size) {
        return new SegmentRun(first, segment, begin, archived.isAfter(end) ? archived : end, bytes + size);
    }
}
