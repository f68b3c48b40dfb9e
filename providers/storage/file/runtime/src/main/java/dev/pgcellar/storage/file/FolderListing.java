package dev.pgcellar.storage.file;

import dev.pgcellar.spi.CommonPrefix;
import dev.pgcellar.spi.ListEntry;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A lazy listing. It holds the entries of one folder for each level it has descended, because a file system gives them
 * in no order: memory grows with the size of the folders on one path, not with the number of objects.
 */
final class FolderListing implements ObjectListing {

    /** How a listing treats the folders it meets. */
    enum Depth {
        /** Lists the objects below them. */
        ALL,
        /** Lists them as common prefixes. */
        LEVEL
    }

    private final FolderReader reader;
    private final FileFailures failures;
    private final String prefix;
    private final Depth depth;
    private final Deque<Iterator<FolderEntry>> path = new ArrayDeque<>();
    private boolean started;
    private Optional<ListEntry> following = Optional.empty();

    FolderListing(FolderReader reader, FileFailures failures, String prefix, Depth depth) {
        this.reader = reader;
        this.failures = failures;
        this.prefix = prefix;
        this.depth = depth;
    }

    @Override
    public boolean hasNext() throws StoreException {
        try {
            if (!started) {
                path.push(reader.entriesWithPrefix(prefix).iterator());
                started = true;
            }
            while (following.isEmpty() && !path.isEmpty()) {
                advance();
            }
        } catch (IOException e) {
            throw failures.reading("cannot list '" + prefix + "'", e);
        }
        return following.isPresent();
    }

    private void advance() throws IOException {
        if (!path.peek().hasNext()) {
            path.pop();
            return;
        }
        FolderEntry entry = path.peek().next();
        if (!entry.folder()) {
            following = Optional.of(new ObjectInfo(entry.key(), entry.size(), entry.lastModified()));
        } else if (depth == Depth.ALL) {
            path.push(reader.entries(entry).iterator());
        } else if (reader.holdsObject(entry)) {
            following = Optional.of(new CommonPrefix(entry.key()));
        }
    }

    @Override
    public ListEntry next() throws StoreException {
        if (!hasNext()) {
            throw new NoSuchElementException("the listing has no further entry");
        }
        ListEntry next = following.orElseThrow();
        following = Optional.empty();
        return next;
    }
}
