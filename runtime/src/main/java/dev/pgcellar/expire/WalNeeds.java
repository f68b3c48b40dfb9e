package dev.pgcellar.expire;

import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupStatus;
import dev.pgcellar.catalog.KeepTarget;
import dev.pgcellar.wal.Timeline;
import dev.pgcellar.wal.WalName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * What WAL the backups of a catalog need once one of them is deleted (contract 03 section 8.3).
 */
final class WalNeeds {

    private static final Logger LOG = Logger.getLogger(WalNeeds.class);

    private final TreeMap<BackupId, BackupInfo> catalog = new TreeMap<>();
    private final Map<BackupId, KeepTarget> keeps;

    /**
     * @param backups of the catalog, of whatever status
     * @param keeps the annotations of those that come before the deleted one
     */
    WalNeeds(Collection<BackupInfo> backups, Map<BackupId, KeepTarget> keeps) {
        backups.forEach(backup -> catalog.put(backup.id(), backup));
        this.keeps = keeps;
    }

    /** The nearest usable backup before another. */
    static Optional<BackupInfo> previous(Collection<BackupInfo> backups, BackupId before) {
        return backups.stream()
                .filter(backup -> isUsable(backup) && backup.id().compareTo(before) < 0)
                .max(Comparator.comparing(BackupInfo::id));
    }

    /** Takes a deleted backup out of the catalog. */
    void forget(BackupId deleted) {
        catalog.remove(deleted);
    }

    /** What the deletion of a backup sets free; the backup counts as part of the catalog. */
    WalCleanupRule after(BackupInfo deleted, StandalonePredecessors standalone) {
        catalog.put(deleted.id(), deleted);
        Optional<List<SegmentRange>> ranges = protectedRanges(deleted.id(), standalone);
        if (ranges.isEmpty()) {
            LOG.debugf("an older backup needs the WAL before backup %s", deleted.id());
            return WalCleanupRule.NOTHING;
        }
        List<BackupInfo> following = catalog.tailMap(deleted.id(), false).values().stream()
                .filter(WalNeeds::isUsable)
                .toList();
        BackupInfo reference = following.isEmpty() ? deleted : following.get(0);
        Optional<WalName> begin = segment(reference.beginWal());
        if (begin.isEmpty()) {
            LOG.warnf("backup %s does not say which WAL it begins with; no WAL is deleted", reference.id());
            return WalCleanupRule.NOTHING;
        }
        return new WalCleanupRule(
                threshold(begin.get(), following), protectedTimelines(reference, begin.get()), ranges.get());
    }

    /** Empty when no WAL may go, because an older backup than the deleted one needs it. */
    private Optional<List<SegmentRange>> protectedRanges(BackupId deleted, StandalonePredecessors standalone) {
        List<SegmentRange> ranges = new ArrayList<>();
        for (BackupInfo older : catalog.headMap(deleted, false).descendingMap().values()) {
            if (isUsable(older)) {
                Optional<WalName> first = segment(older.beginWal());
                Optional<WalName> last = segment(older.endWal());
                if (!KeepTarget.STANDALONE.equals(keeps.get(older.id()))
                        || standalone == StandalonePredecessors.HOLD_ALL_WAL
                        || first.isEmpty()
                        || last.isEmpty()) {
                    return Optional.empty();
                }
                ranges.add(new SegmentRange(first.get().text(), last.get().text()));
            }
        }
        return Optional.of(ranges);
    }

    /** Ids do not always follow the WAL: clocks are set back, and a checkpoint may take its time. */
    private static String threshold(WalName begin, List<BackupInfo> following) {
        return Stream.concat(
                        Stream.of(begin),
                        following.stream()
                                .flatMap(backup -> segment(backup.beginWal()).stream())
                                .filter(name -> name.timeline().equals(begin.timeline())))
                .map(name -> name.text().toUpperCase(Locale.ROOT))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The timeline of the deleted backup is among them, as long as it is not the reference's (contract 07 no. 14). */
    private Set<Timeline> protectedTimelines(BackupInfo reference, WalName begin) {
        Set<Timeline> timelines = new HashSet<>();
        catalog.values().forEach(backup -> backup.timeline()
                .filter(id -> id >= 0 && id <= Timeline.MAX_ID)
                .ifPresent(id -> timelines.add(new Timeline(id))));
        reference.timeline().ifPresent(id -> timelines.removeIf(timeline -> timeline.id() == id));
        catalog.values().stream()
                .filter(WalNeeds::isUsable)
                .flatMap(backup -> segment(backup.beginWal()).stream())
                .map(WalName::timeline)
                .filter(timeline -> !timeline.equals(begin.timeline()))
                .forEach(timelines::add);
        return timelines;
    }

    private static boolean isUsable(BackupInfo backup) {
        return backup.isDone() || backup.hasStatus(BackupStatus.WAITING_FOR_WALS);
    }

    private static Optional<WalName> segment(Optional<String> name) {
        return name.flatMap(WalName::parse).filter(parsed -> parsed.kind() == WalName.Kind.SEGMENT);
    }
}
