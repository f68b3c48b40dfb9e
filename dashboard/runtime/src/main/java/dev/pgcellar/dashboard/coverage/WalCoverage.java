package dev.pgcellar.dashboard.coverage;

import dev.pgcellar.wal.SegmentSize;
import dev.pgcellar.wal.Timeline;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which WAL of a server is archived: a summary, whose size is that of the number of gaps.
 *
 * @param segmentSize counts the segments
 * @param runs by timeline, ascending; the runs of a timeline ascend too
 * @param histories of the timelines that have a history file, by timeline
 * @param segments how many complete segments are archived
 * @param bytes the size of all WAL-type objects
 * @param droppedRuns how many of the oldest runs this summary leaves out because there are too many gaps
 */
public record WalCoverage(
        SegmentSize segmentSize,
        SortedMap<Long, List<SegmentRun>> runs,
        Map<Long, TimelineHistory> histories,
        long segments,
        long bytes,
        long droppedRuns) {

    /**
     * Segments that are missing between two runs.
     *
     * @param first number of the first missing segment
     * @param last number of the last missing segment
     * @param begin when the segment before was archived
     * @param end when the segment behind was archived
     */
    public record Gap(long timeline, long first, long last, Instant begin, Instant end) {

        /** How many segments. */
        public long segments() {
            return last - first + 1;
        }
    }

    public WalCoverage {
        runs = new TreeMap<>(runs);
        histories = Map.copyOf(histories);
    }

    /** The name of the segment of a number. */
    public String segmentName(long timeline, long number) {
        return segmentSize.segment(new Timeline(timeline), number).text();
    }

    /** The runs of a timeline; none when nothing of it is archived. */
    public List<SegmentRun> runsOf(long timeline) {
        return runs.getOrDefault(timeline, List.of());
    }

    /** The run that a segment is in. */
    public Optional<SegmentRun> runWith(long timeline, long segment) {
        List<SegmentRun> ascending = runsOf(timeline);
        int low = 0;
        int high = ascending.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            SegmentRun run = ascending.get(middle);
            if (run.contains(segment)) {
                return Optional.of(run);
            }
            if (segment < run.first()) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return Optional.empty();
    }

    /** The gaps of all timelines, the latest first. */
    public List<Gap> gaps() {
        return runs.entrySet().stream()
                .flatMap(entry -> gaps(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Gap::end).reversed())
                .toList();
    }

    private static Stream<Gap> gaps(long timeline, List<SegmentRun> ascending) {
        return Stream.iterate(1, place -> place < ascending.size(), place -> place + 1)
                .map(place -> between(timeline, ascending.get(place - 1), ascending.get(place)));
    }

    private static Gap between(long timeline, SegmentRun before, SegmentRun behind) {
        return new Gap(timeline, before.last() + 1, behind.first() - 1, before.end(), behind.begin());
    }

    /** When the latest segment was archived; empty when there is none. */
    public Optional<Instant> lastArchived() {
        return runs.values().stream()
                .filter(ascending -> !ascending.isEmpty())
                .map(ascending -> ascending.get(ascending.size() - 1).end())
                .max(Comparator.naturalOrder());
    }
}
