package dev.pgcellar.spi;

import java.util.ArrayDeque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;

/**
 * Base of listings over a paged API: subclasses fetch one page, this class does the rest.
 */
public abstract class PagedObjectListing implements ObjectListing {

    private final Queue<ListEntry> page = new ArrayDeque<>();
    private Optional<String> continuation = Optional.empty();
    private boolean exhausted;

    /**
     * One page of a listing.
     *
     * @param entries in the order the listing reports them; may be empty although more pages follow
     * @param continuation the store's token for the next page; empty after the last
     */
    protected record Page(List<? extends ListEntry> entries, Optional<String> continuation) {
        public Page {
            Objects.requireNonNull(continuation, "continuation");
            entries = List.copyOf(entries);
        }
    }

    /**
     * Fetches a page.
     *
     * @param continuation the token of the page before; empty for the first page
     */
    protected abstract Page fetch(Optional<String> continuation) throws StoreException;

    @Override
    public final boolean hasNext() throws StoreException {
        while (page.isEmpty() && !exhausted) {
            Page fetched = fetch(continuation);
            page.addAll(fetched.entries());
            continuation = fetched.continuation();
            exhausted = continuation.isEmpty();
        }
        return !page.isEmpty();
    }

    @Override
    public final ListEntry next() throws StoreException {
        if (!hasNext()) {
            throw new NoSuchElementException("the listing has no further entry");
        }
        return page.remove();
    }
}
