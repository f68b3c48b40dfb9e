package dev.pgcellar.dashboard.api;

import dev.pgcellar.dashboard.coverage.SegmentRun;
import dev.pgcellar.dashboard.coverage.WalCoverage;
import java.time.Instant;
import java.util.List;

/**
 * Segments of one timeline that follow one another: archived, or missing.
 *
 * @param first name of the first segment
 * @param last name of the last segment
 * @param begin when the first was archived; of missing ones, when the segment before them was
 * @param end when the last was archived; of missing ones, when the segment behind them was
 * @param bytes the size of the objects; 0 of missing ones
 */
public record RunView(long timeline, String first, String last, long segments, Instant begin, Instant end, long bytes) {

    static List<RunView> archived(WalCoverage wal) {
        return wal.runs().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(run -> archived(wal, entry.getKey(), run)))
                .toList();
    }

    private static RunView archived(WalCoverage wal, long timeline, SegmentRun run) {
        return new RunView(
                timeline,
                wal.segmentName(timeline, run.first()),
                wal.segmentName(timeline, run.last()),
                run.segments(),
                run.begin(),
                run.end(),
                run.bytes());
    }

    static List<RunView> missing(WalCoverage wal) {
        return wal.gaps().stream()
                .map(gap -> new RunView(
                        gap.timeline(),
                        wal.segmentName(gap.timeline(), gap.first()),
                        wal.segmentName(gap.timeline(), gap.last()),
                        gap.segments(),
                        gap.begin(),
                        gap.end(),
                        0))
                .toList();
    }
}
