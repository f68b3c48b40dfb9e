package dev.pgcellar.wal;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.CommonPrefix;
import dev.pgcellar.spi.ListEntry;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import java.util.Comparator;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Finds the archived form of a WAL file: a complete file beats a partial one, and of two complete files the compressed
 * one is taken (contract 03 section 2, with the corrections of 07 no. 1 and 26).
 */
final class WalCandidates {

    private static final Logger LOG = Logger.getLogger(WalCandidates.class);

    private final ObjectStore store;
    private final ServerLayout layout;

    WalCandidates(ObjectStore store, ServerLayout layout) {
        this.store = store;
        this.layout = layout;
    }

    /**
     * The best archived form of a file, or empty when it is definitely absent.
     *
     * @param wanted the name PostgreSQL asks for
     */
    Optional<WalCandidate> best(WalName wanted, PartialSegments partials) throws StoreException {
        String prefix = layout.wal(wanted);
        String directory = prefix.substring(0, prefix.length() - wanted.text().length());
        Optional<WalCandidate> best = Optional.empty();
        ObjectListing listing = store.listLevel(prefix);
        while (listing.hasNext()) {
            Optional<WalCandidate> candidate = candidate(listing.next(), directory, wanted, partials);
            if (candidate.isPresent() && (best.isEmpty() || BETTER_FIRST.compare(candidate.get(), best.get()) < 0)) {
                best = candidate;
            }
        }
        return best;
    }

    private static final Comparator<WalCandidate> BETTER_FIRST = Comparator.comparing(WalCandidate::partial)
            .thenComparing(candidate -> candidate.suffix().isEmpty())
            .thenComparing(WalCandidate::key);

    private static Optional<WalCandidate> candidate(
            ListEntry entry, String directory, WalName wanted, PartialSegments partials) {
        if (entry instanceof CommonPrefix) {
            return Optional.empty();
        }
        ObjectInfo object = (ObjectInfo) entry;
        String key = object.key();
        String fileName = key.substring(directory.length());
        String suffix = CompressionSuffixes.of(fileName);
        Optional<WalName> archived = WalName.parse(fileName.substring(0, fileName.length() - suffix.length()));
        if (archived.isEmpty()) {
            LOG.warnf("'%s' is not a WAL file; ignored", key);
            return Optional.empty();
        }
        WalName name = archived.get();
        if (name.text().equals(wanted.text())) {
            return serves(name, suffix, partials)
                    ? Optional.of(new WalCandidate(key, object.size(), object.lastModified(), suffix, false))
                    : Optional.empty();
        }
        boolean partialOfWanted = name.kind() == WalName.Kind.PARTIAL && wanted.kind() == WalName.Kind.SEGMENT;
        if (partialOfWanted && partials == PartialSegments.ACCEPT) {
            return Optional.of(new WalCandidate(key, object.size(), object.lastModified(), suffix, true));
        }
        LOG.infof("'%s' is not '%s'; ignored", key, wanted);
        return Optional.empty();
    }

    /** Compressed backup history files are never served, compressed partial ones only when asked for. */
    private static boolean serves(WalName name, String suffix, PartialSegments partials) {
        return suffix.isEmpty()
                || switch (name.kind()) {
                    case BACKUP_HISTORY -> false;
                    case PARTIAL -> partials == PartialSegments.ACCEPT;
                    default -> true;
                };
    }
}
