package dev.pgcellar.dashboard.api;

import dev.pgcellar.dashboard.coverage.SegmentRun;
import dev.pgcellar.dashboard.coverage.TimelineHistory;
import dev.pgcellar.dashboard.coverage.WalCoverage;
import java.util.List;
import java.util.TreeSet;

/**
 * A timeline of which something is archived.
 *
 * @param parent the timeline it left; null when that is not known
 * @param switchedAt where it left it, as PostgreSQL prints locations; null when that is not known
 */
public record TimelineView(long timeline, Long parent, String switchedAt, long segments, long runs) {

    static List<TimelineView> of(WalCoverage wal) {
        TreeSet<Long> timelines = new TreeSet<>(wal.runs().keySet());
        timelines.addAll(wal.histories().keySet());
        return timelines.stream().map(timeline -> of(wal, timeline)).toList();
    }

    private static TimelineView of(WalCoverage wal, long timeline) {
        TimelineHistory history = wal.histories().get(timeline);
        TimelineHistory.Switch left = history == null || history.switches().isEmpty()
                ? null
                : history.switches().get(history.switches().size() - 1);
        List<SegmentRun> runs = wal.runsOf(timeline);
        return new TimelineView(
                timeline,
                left == null ? null : left.parent(),
                left == null ? null : left.location().toString(),
                runs.stream().mapToLong(SegmentRun::segments).sum(),
                runs.size());
    }
}
