package dev.pgcellar.dashboard.recovery;

import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.dashboard.coverage.SegmentRun;
import dev.pgcellar.dashboard.coverage.TimelineHistory;
import dev.pgcellar.dashboard.coverage.WalCoverage;
import dev.pgcellar.wal.Lsn;
import dev.pgcellar.wal.WalName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows the WAL from a backup on, along the timelines, as recovery would (PostgreSQL documentation, section 26.3.5).
 */
final class RecoveryPaths {

    private final WalCoverage wal;

    RecoveryPaths(WalCoverage wal) {
        this.wal = wal;
    }

    /** Part of a path: the segments of one timeline, the last one included. */
    private record Leg(long timeline, long first, long last) {}

    /** Why a complete backup cannot be made consistent; empty when it can. */
    Optional<String> missing(BackupInfo backup) {
        Optional<WalName> begin = segment(backup.beginWal());
        Optional<WalName> end = segment(backup.endWal());
        if (begin.isEmpty() || end.isEmpty() || backup.endTime().isEmpty()) {
            return Optional.of("backup.info does not say which WAL the backup needs, or when it ended");
        }
        long timeline = begin.get().timeline().id();
        long first = wal.segmentSize().numberOf(begin.get());
        long last = wal.segmentSize().numberOf(end.get());
        Optional<SegmentRun> run = wal.runWith(timeline, first);
        if (run.isEmpty()) {
            return Optional.of(lacks(timeline, first));
        }
        return run.get().last() < last ? Optional.of(lacks(timeline, run.get().last() + 1)) : Optional.empty();
    }

    private String lacks(long timeline, long segment) {
        return "WAL segment " + wal.segmentName(timeline, segment)
                + ", without which the backup is not consistent, is not archived";
    }

    /** The windows of a backup that lacks nothing, one for each timeline. */
    List<RecoveryWindow> windows(BackupInfo backup) {
        WalName begin = segment(backup.beginWal()).orElseThrow();
        long own = begin.timeline().id();
        long first = wal.segmentSize().numberOf(begin);
        List<RecoveryWindow> windows = new ArrayList<>();
        windows.add(follow(backup, own, List.of(new Leg(own, first, Long.MAX_VALUE))));
        for (TimelineHistory history : wal.histories().values()) {
            legs(history, own, first, backup).ifPresent(legs -> windows.add(follow(backup, history.timeline(), legs)));
        }
        return windows;
    }

    /** The segment in which a timeline is left is read from the timeline that follows. */
    private Optional<List<Leg>> legs(TimelineHistory history, long own, long first, BackupInfo backup) {
        List<Leg> legs = new ArrayList<>();
        long from = first;
        boolean reached = false;
        for (TimelineHistory.Switch left : history.switches()) {
            reached |= left.parent() == own;
            if (reached) {
                long switched = wal.segmentSize().numberOf(left.location());
                if (endsBehind(left.location(), backup)) {
                    return Optional.empty();
                }
                legs.add(new Leg(left.parent(), from, switched - 1));
                from = Math.max(from, switched);
            }
        }
        legs.add(new Leg(history.timeline(), from, Long.MAX_VALUE));
        return reached && !wal.runsOf(history.timeline()).isEmpty() ? Optional.of(legs) : Optional.empty();
    }

    /** Whether a timeline was left before the backup was consistent. */
    private boolean endsBehind(Lsn location, BackupInfo backup) {
        long last = wal.segmentSize().numberOf(segment(backup.endWal()).orElseThrow());
        return wal.segmentSize().numberOf(location) < last
                || end(backup).filter(end -> end.compareTo(location) > 0).isPresent();
    }

    private static Optional<Lsn> end(BackupInfo backup) {
        try {
            return backup.endXlog().map(Lsn::parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private RecoveryWindow follow(BackupInfo backup, long timeline, List<Leg> legs) {
        Instant from = backup.endTime().orElseThrow().toInstant();
        long first = legs.get(0).first();
        Instant to = from;
        String last = backup.endWal().orElseThrow();
        long lastNumber = first;
        for (Leg leg : legs) {
            if (leg.first() <= leg.last()) {
                Optional<SegmentRun> run = wal.runWith(leg.timeline(), leg.first());
                if (run.isEmpty()) {
                    return window(backup, timeline, to, first, last, lastNumber, missing(leg, leg.first()));
                }
                lastNumber = Math.min(run.get().last(), leg.last());
                last = wal.segmentName(leg.timeline(), lastNumber);
                to = later(to, run.get().archived(lastNumber));
                if (lastNumber < leg.last()) {
                    return window(backup, timeline, to, first, last, lastNumber, missing(leg, lastNumber + 1));
                }
            }
        }
        return window(backup, timeline, to, first, last, lastNumber, Optional.empty());
    }

    /** The missing segment; empty when the archive merely ends before it. */
    private Optional<String> missing(Leg leg, long segment) {
        boolean goesOn = leg.last() != Long.MAX_VALUE
                || wal.runsOf(leg.timeline()).stream().anyMatch(run -> run.first() > segment);
        return goesOn ? Optional.of(wal.segmentName(leg.timeline(), segment)) : Optional.empty();
    }

    private RecoveryWindow window(
            BackupInfo backup,
            long timeline,
            Instant to,
            long first,
            String last,
            long lastNumber,
            Optional<String> missing) {
        return new RecoveryWindow(
                backup,
                timeline,
                backup.endTime().orElseThrow().toInstant(),
                to,
                backup.beginWal().orElseThrow(),
                last,
                lastNumber - first + 1,
                missing.isPresent() ? RecoveryWindow.End.GAP : RecoveryWindow.End.END_OF_ARCHIVE,
                missing.orElse(null));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Optional<WalName> segment(Optional<String> name) {
        return name.flatMap(WalName::parse).filter(parsed -> parsed.kind() == WalName.Kind.SEGMENT);
    }
}
