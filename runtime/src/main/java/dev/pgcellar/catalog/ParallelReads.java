package dev.pgcellar.catalog;

import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many small reads at once, on few threads that live until {@link #close()}.
 *
 * @param <V> what a read gives
 * @param <E> what a read may throw beside {@link StoreException}
 */
final class ParallelReads<V, E extends Exception> implements AutoCloseable {

    /** How many reads are under way at most. */
    static final int THREADS = 16;

    private final Class<E> failures;
    private final ExecutorService threads;
    private final Queue<Future<V>> results = new ArrayDeque<>();

    /** A read of one thing. */
    @FunctionalInterface
    interface Read<V, E extends Exception> {
        V read() throws StoreException, E;
    }

    ParallelReads(Class<E> failures) {
        this.failures = failures;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "pgcellar-catalog-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    void submit(Read<V, E> read) {
        results.add(threads.submit(read::read));
    }

    /** How many results were not taken yet. */
    int pending() {
        return results.size();
    }

    /**
     * Waits for the next result, in the order of submission, and takes it.
     *
     * @throws StoreException when this read failed
     * @throws E likewise
     */
    V next() throws StoreException, E {
        try {
            return results.remove().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreErrorException("interrupted while reading the catalog", true, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException store) {
                throw store;
            }
            if (failures.isInstance(e.getCause())) {
                throw failures.cast(e.getCause());
            }
            throw new IllegalStateException("reading the catalog failed: " + e.getCause(), e.getCause());
        }
    }

    /** Gives up what was not read yet, and waits until the threads have ended: each request has a deadline. */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
