package dev.pgcellar.transfer;

import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * Reads objects as streams. A large one is fetched in ranges, several at once and ahead of its reader, because one
 * connection seldom fills a link.
 *
 * <p>Memory is at most {@value #RANGES} ranges of {@value #RANGE_BYTES} bytes, however many objects are read at the same
 * time and however large they are.
 */
public final class Downloads implements AutoCloseable {

    static final int RANGE_BYTES = 4 << 20;
    static final int RANGES = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ObjectStore store;
    private final int rangeBytes;
    private final Semaphore budget;
    private final BlockingQueue<byte[]> buffers = new LinkedBlockingQueue<>();
    private final ExecutorService fetchers;

    /**
     * @param store holds the objects; not closed
     */
    public Downloads(ObjectStore store) {
        this(store, RANGE_BYTES, RANGES);
    }

    Downloads(ObjectStore store, int rangeBytes, int ranges) {
        this.store = store;
        this.rangeBytes = rangeBytes;
        this.budget = new Semaphore(ranges, true);
        this.fetchers = Executors.newFixedThreadPool(ranges, runnable -> {
            Thread thread = new Thread(runnable, "range-download");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Opens an object.
     *
     * @param size of the object in bytes, as it was listed
     * @return its bytes; reading fails with a {@link StoreException} when the store does, or when the object is gone or
     *     of another size meanwhile. Used by one thread, and to be closed
     */
    public InputStream open(String key, long size) throws StoreException {
        if (size <= rangeBytes) {
            return store.get(key).orElseThrow(() -> vanished(key)).stream();
        }
        return new RangedStream(this, key, size);
    }

    int rangeBytes() {
        return rangeBytes;
    }

    Semaphore budget() {
        return budget;
    }

    /** Begins to fetch a range, for which the budget was asked. */
    Future<FetchedRange> fetch(String key, ByteRange range) {
        return fetchers.submit(() -> read(key, range));
    }

    /** Takes a range back, and its share of the budget. */
    void recycle(FetchedRange range) {
        buffers.add(range.bytes());
        budget.release();
    }

    private FetchedRange read(String key, ByteRange range) throws IOException {
        byte[] free = buffers.poll();
        byte[] bytes = free == null ? new byte[rangeBytes] : free;
        try (ObjectContent content = store.get(key, range).orElseThrow(() -> vanished(key))) {
            int length = content.stream().readNBytes(bytes, 0, (int) range.length());
            if (length != range.length()) {
                throw new StoreErrorException("'" + key + "' became shorter while it was read", false, null);
            }
            return new FetchedRange(bytes, length);
        }
    }

    private static StoreErrorException vanished(String key) {
        return new StoreErrorException("'" + key + "' was listed but vanished before it could be read", false, null);
    }

    /** Ends the threads. Streams that are still open fail. */
    @Override
    public void close() {
        ExecutorShutdown.now(fetchers, PATIENCE);
    }
}
