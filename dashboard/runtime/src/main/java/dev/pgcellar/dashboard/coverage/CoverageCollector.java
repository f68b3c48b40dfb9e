package dev.pgcellar.dashboard.coverage;

import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.wal.SegmentSize;
import dev.pgcellar.wal.WalName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums up a listing of WAL objects while it is read. Of the listing only the runs are held, and of these a limited
 * number.
 */
public final class CoverageCollector {

    private static final int MOST_RUNS = 20_000;
    private static final int MOST_HISTORIES = 1_000;

    private final SegmentSize segmentSize;
    private final TreeMap<Long, List<SegmentRun>> runs = new TreeMap<>();
    private final Map<Long, ObjectInfo> histories = new HashMap<>();
    private long segments;
    private long bytes;
    private long dropped;

    public CoverageCollector(SegmentSize segmentSize) {
        this.segmentSize = segmentSize;
    }

    /** Adds an object of the archive. One that is not of a WAL-type file is passed over. */
    public void add(ObjectInfo object) {
        String file = object.key().substring(object.key().lastIndexOf('/') + 1);
        WalName.parseArchived(file).ifPresent(name -> {
            bytes += object.size();
            if (name.kind() == WalName.Kind.SEGMENT) {
                addSegment(name, object);
            } else if (name.kind() == WalName.Kind.TIMELINE_HISTORY && histories.size() < MOST_HISTORIES) {
                histories.put(name.timeline().id(), object);
            }
        });
    }

    private void addSegment(WalName name, ObjectInfo object) {
        long number = segmentSize.numberOf(name);
        List<SegmentRun> known = runs.computeIfAbsent(name.timeline().id(), timeline -> new ArrayList<>());
        SegmentRun last = known.isEmpty() ? null : known.get(known.size() - 1);
        if (last != null && last.contains(number)) {
            return;
        }
        segments++;
        if (last != null && number == last.last() + 1) {
            known.set(known.size() - 1, last.followedBy(number, object.lastModified(), object.size()));
        } else {
            known.add(new SegmentRun(number, number, object.lastModified(), object.lastModified(), object.size()));
            dropOldest(known);
        }
    }

    private void dropOldest(List<SegmentRun> known) {
        if (known.size() > MOST_RUNS) {
            List<SegmentRun> oldest = known.subList(0, MOST_RUNS / 2);
            dropped += oldest.size();
            oldest.clear();
        }
    }

    /** How many segments were added so far. */
    public long segments() {
        return segments;
    }

    /** The objects of history files, by the timeline they lead to. */
    public Map<Long, ObjectInfo> histories() {
        return Map.copyOf(histories);
    }

    /** The summary. */
    public WalCoverage coverage(Map<Long, TimelineHistory> read) {
        runs.replaceAll((timeline, known) -> joined(known));
        return new WalCoverage(segmentSize, runs, read, segments, bytes, dropped);
    }

    /** Stores list by the keys' bytes, in which a lower-case digit comes after all upper-case ones. */
    private static List<SegmentRun> joined(List<SegmentRun> known) {
        List<SegmentRun> ascending = new ArrayList<>();
        for (SegmentRun run :
                known.stream().sorted(Comparator.comparing(SegmentRun::first)).toList()) {
            SegmentRun last = ascending.isEmpty() ? null : ascending.get(ascending.size() - 1);
            if (last == null || run.first() > last.last() + 1) {
                ascending.add(run);
            } else if (run.last() > last.last()) {
                ascending.set(ascending.size() - 1, last.followedBy(run.last(), run.end(), run.bytes()));
            }
        }
        return List.copyOf(ascending);
    }
}
