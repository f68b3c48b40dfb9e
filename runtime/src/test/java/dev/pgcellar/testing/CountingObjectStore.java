package dev.pgcellar.testing;

import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.DeleteFailure;
import dev.pgcellar.spi.ForwardingObjectStore;
import dev.pgcellar.spi.ListEntry;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests that a real store would get. */
public final class CountingObjectStore extends ForwardingObjectStore {

    private final int page;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger lists = new AtomicInteger();
    private final AtomicInteger deletes = new AtomicInteger();
    private final AtomicInteger searches = new AtomicInteger();

    /**
     * @param page how many entries one list request gives
     */
    public CountingObjectStore(ObjectStore store, int page) {
        super(store);
        this.page = page;
    }

    public int reads() {
        return reads.get();
    }

    public int lists() {
        return lists.get();
    }

    public int deletes() {
        return deletes.get();
    }

    /** How often unfinished uploads were looked for. */
    public int searches() {
        return searches.get();
    }

    @Override
    public void discardUnfinishedUploads(List<String> prefixes) throws StoreException {
        searches.incrementAndGet();
        super.discardUnfinishedUploads(prefixes);
    }

    @Override
    public Optional<ObjectInfo> head(String key) throws StoreException {
        reads.incrementAndGet();
        return super.head(key);
    }

    @Override
    public Optional<ObjectContent> get(String key) throws StoreException {
        reads.incrementAndGet();
        return super.get(key);
    }

    @Override
    public Optional<ObjectContent> get(String key, ByteRange range) throws StoreException {
        reads.incrementAndGet();
        return super.get(key, range);
    }

    @Override
    public List<DeleteFailure> delete(List<String> keys) throws StoreException {
        deletes.addAndGet((keys.size() + limits().maxDeleteBatch() - 1) / limits().maxDeleteBatch());
        return super.delete(keys);
    }

    @Override
    public ObjectListing list(String prefix) {
        return counted(super.list(prefix));
    }

    @Override
    public ObjectListing listLevel(String prefix) {
        return counted(super.listLevel(prefix));
    }

    private ObjectListing counted(ObjectListing listing) {
        return new ObjectListing() {
            private int seen;
            private boolean started;

            @Override
            public boolean hasNext() throws StoreException {
                if (!started) {
                    started = true;
                    lists.incrementAndGet();
                }
                return listing.hasNext();
            }

            @Override
            public ListEntry next() throws StoreException {
                hasNext();
                if (seen > 0 && seen % page == 0) {
                    lists.incrementAndGet();
                }
                seen++;
                return listing.next();
            }
        };
    }
}
