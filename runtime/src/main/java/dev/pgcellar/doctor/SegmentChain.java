package dev.pgcellar.doctor;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.wal.SegmentSize;
import dev.pgcellar.wal.WalName;
import java.time.Instant;
import java.util.Optional;

/**
 * The archived segments of one timeline from some segment on, followed through one lazy listing.
 */
final class SegmentChain {

    private final WalName first;
    private final SegmentSize size;
    private WalName lastBeforeGap;
    private WalName firstMissing;
    private Instant newest;
    private long count;

    private SegmentChain(WalName first, SegmentSize size) {
        this.first = first;
        this.size = size;
    }

    /** Follows the segments of the timeline that the first one, archived or not, is on. */
    static SegmentChain follow(ObjectStore store, ServerLayout layout, WalName first, SegmentSize size)
            throws StoreException {
        SegmentChain chain = new SegmentChain(first, size);
        ObjectListing listing =
                store.list(layout.walsPrefix() + first.timeline().toHex());
        while (chain.firstMissing == null && listing.hasNext()) {
            if (listing.next() instanceof ObjectInfo object) {
                String name = object.key().substring(object.key().lastIndexOf('/') + 1);
                WalName.parseArchived(name)
                        .filter(wal -> wal.kind() == WalName.Kind.SEGMENT)
                        .ifPresent(wal -> chain.add(wal, object));
            }
        }
        if (chain.count == 0) {
            chain.firstMissing = first;
        }
        return chain;
    }

    private void add(WalName segment, ObjectInfo object) {
        if (segment.compareTo(first) < 0 || segment.equals(lastBeforeGap)) {
            return;
        }
        WalName expected =
                lastBeforeGap == null ? first : size.following(lastBeforeGap).orElse(segment);
        if (!segment.equals(expected)) {
            firstMissing = expected;
            return;
        }
        lastBeforeGap = segment;
        newest = object.lastModified();
        count++;
    }

    /** How many segments follow one another without a gap. */
    long count() {
        return count;
    }

    /** The last segment of these. */
    Optional<WalName> lastBeforeGap() {
        return Optional.ofNullable(lastBeforeGap);
    }

    /** When that was archived. */
    Optional<Instant> newest() {
        return Optional.ofNullable(newest);
    }

    /** The first segment that is missing although later ones, or none at all, are there. */
    Optional<WalName> firstMissing() {
        return Optional.ofNullable(firstMissing);
    }

    /** Whether all segments up to one are there. */
    boolean hasAll(WalName last) {
        return lastBeforeGap != null && lastBeforeGap.compareTo(last) >= 0;
    }
}
