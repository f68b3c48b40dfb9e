package dev.pgcellar.wal.spool;

import dev.pgcellar.wal.PartialSegments;
import dev.pgcellar.wal.SegmentSize;
import dev.pgcellar.wal.WalCandidate;
import dev.pgcellar.wal.WalFetcher;
import dev.pgcellar.wal.WalName;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/**
 * Fetches WAL files as {@link WalFetcher} does, and segments that follow one into the spool. The archive is asked for
 * every file all the same: a segment in the spool saves reading the object that the archive has now, and never answers
 * in its place.
 */
public final class FetchAhead {

    private static final Logger LOG = Logger.getLogger(FetchAhead.class);

    private final WalFetcher fetcher;
    private final FetchedSegments fetched;
    private final SpoolSweep sweep;
    private final int limit;

    /**
     * @param limit how many further segments are fetched at most
     */
    public FetchAhead(WalFetcher fetcher, FetchedSegments fetched, SpoolSweep sweep, int limit) {
        this.fetcher = fetcher;
        this.fetched = fetched;
        this.sweep = sweep;
        this.limit = limit;
    }

    /**
     * Fetches one file, then what follows it; the latter only when the file was not in the spool.
     *
     * @param threads how many segments are fetched at the same time, by how the first one is stored
     * @return the key it came from, or empty when the archive definitely does not hold the file
     * @throws IOException as {@link WalFetcher#fetch} does
     */
    public Optional<String> fetch(
            WalName name, Path destination, PartialSegments partials, ToIntFunction<WalCandidate> threads)
            throws IOException {
        Optional<WalCandidate> found = fetcher.find(name, partials);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        WalCandidate candidate = found.get();
        if (fetched.holds(name, candidate) && fetcher.deliver(fetched.file(name, candidate), destination)) {
            LOG.infof("'%s' was fetched ahead", name);
            return Optional.of(candidate.key());
        }
        long begun = System.nanoTime();
        fetcher.deliver(name, candidate, destination);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        if (name.kind() == WalName.Kind.SEGMENT && !candidate.partial()) {
            ahead(name, Files.size(destination), threads.applyAsInt(candidate), took);
        }
        return Optional.of(candidate.key());
    }

    private void ahead(WalName name, long size, int threads, Duration took) throws InterruptedIOException {
        List<WalName> following = following(name, size);
        try {
            fetched.prepare(following);
            sweep.run();
        } catch (IOException e) {
            LOG.warnf("no WAL is fetched ahead: the spool cannot be used: %s", e);
            return;
        }
        new AheadWorkers(threads).run(following, took, next -> fetch(next, size));
    }

    private List<WalName> following(WalName name, long size) {
        List<WalName> following = new ArrayList<>();
        if (SegmentSize.isPossible(size)) {
            SegmentSize segments = new SegmentSize(size);
            Optional<WalName> next = segments.following(name);
            while (next.isPresent() && following.size() < limit) {
                following.add(next.get());
                next = segments.following(next.get());
            }
        }
        return following;
    }

    /** Complete segments only: a partial one may be complete when it is asked for. That one is absent is no news. */
    private boolean fetch(WalName name, long size) throws IOException {
        Optional<WalCandidate> found = fetcher.find(name, PartialSegments.IGNORE);
        if (found.isEmpty()) {
            return false;
        }
        Path file = fetched.file(name, found.get());
        if (Files.notExists(file)) {
            fetcher.deliver(name, found.get(), file);
            if (Files.size(file) != size) {
                Files.delete(file);
                return false;
            }
            LOG.infof("'%s' is fetched ahead", name);
        }
        return true;
    }
}
