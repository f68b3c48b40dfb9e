package dev.pgcellar.catalog;

import dev.pgcellar.spi.StoreException;
import java.util.Collection;
import java.util.Iterator;

/**
 * Reads things of a catalog in their order, the next few already while the caller is busy with one: a caller who deletes
 * one backup after the other does not wait for the reads between.
 *
 * @param <K> what is read by
 * @param <V> what a read gives
 * @param <E> what a read may throw beside {@link StoreException}
 */
public final class ReadAhead<K, V, E extends Exception> implements AutoCloseable {

    private final Iterator<K> remaining;
    private final Read<K, V, E> read;
    private final ParallelReads<V, E> reads;

    /** A read of one thing, by a thread of its own. */
    @FunctionalInterface
    public interface Read<K, V, E extends Exception> {
        V read(K key) throws StoreException, E;
    }

    /**
     * @param keys in the order in which their values will be asked for
     * @param failures the class of {@code E}
     */
    public ReadAhead(Collection<K> keys, Read<K, V, E> read, Class<E> failures) {
        this.remaining = keys.iterator();
        this.read = read;
        this.reads = new ParallelReads<>(failures);
    }

    /**
     * The next value; those after it are being read when this returns. To be called once for each key.
     *
     * @throws StoreException when its read failed
     * @throws E likewise
     */
    public V next() throws StoreException, E {
        begin();
        V value = reads.next();
        begin();
        return value;
    }

    private void begin() {
        while (reads.pending() < ParallelReads.THREADS && remaining.hasNext()) {
            K key = remaining.next();
            reads.submit(() -> read.read(key));
        }
    }

    @Override
    public void close() {
        reads.close();
    }
}
