package dev.pgcellar.expire;

import dev.pgcellar.wal.Timeline;
import dev.pgcellar.wal.WalName;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which archived WAL the deletion of a backup sets free (contract 03 section 8.3).
 *
 * @param threshold the first segment that is still needed, 24 upper-case hexadecimal digits; empty sets nothing free
 * @param protectedTimelines whose files all stay
 * @param protectedRanges whose files stay
 */
record WalCleanupRule(String threshold, Set<Timeline> protectedTimelines, List<SegmentRange> protectedRanges) {

    /** Sets nothing free. */
    static final WalCleanupRule NOTHING = new WalCleanupRule("", Set.of(), List.of());

    WalCleanupRule {
        Objects.requireNonNull(threshold, "threshold");
        protectedTimelines = Set.copyOf(protectedTimelines);
        protectedRanges = List.copyOf(protectedRanges);
    }

    /** Those folders that may hold files which go by one of the rules, and those that are not named as folders of WAL. */
    static List<String> concerned(Collection<WalCleanupRule> rules, Collection<String> folders) {
        return folders.stream()
                .filter(folder -> WalDirectory.parse(folder)
                        .map(directory -> rules.stream().anyMatch(rule -> rule.mayTakeFrom(directory)))
                        .orElse(true))
                .toList();
    }

    /** Whether a file goes. Timeline histories never do. */
    boolean removes(WalName name) {
        Optional<String> segment = name.segmentText();
        return segment.isPresent()
                && name.text().compareTo(threshold) < 0
                && !protectedTimelines.contains(name.timeline())
                && !protects(segment.get());
    }

    /** Whether a folder may hold files that go; by its name, which says what it holds. */
    private boolean mayTakeFrom(WalDirectory directory) {
        return !threshold.isEmpty()
                && !directory.isAfter(threshold)
                && !protectedTimelines.contains(directory.timeline());
    }

    /** Whether a folder goes as a whole, with whatever lies in it; on stores that clear whole prefixes. */
    boolean clears(WalDirectory directory) {
        return !threshold.isEmpty()
                && directory.isBefore(threshold)
                && !protectedTimelines.contains(directory.timeline())
                && !protects(directory.name());
    }

    private boolean protects(String digits) {
        return protectedRanges.stream().anyMatch(range -> range.touches(digits));
    }
}
