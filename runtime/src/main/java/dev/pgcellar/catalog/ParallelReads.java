package dev.pgcellar.catalog;

import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import java.util.ArrayList;
import java.util.List;
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
 */
final class ParallelReads<V> implements AutoCloseable {

    private static final int THREADS = 8;

    private final ExecutorService threads;
    private final List<Future<V>> results = new ArrayList<>();

    /** A read of one thing. */
    @FunctionalInterface
    interface Read<V> {
        V read() throws StoreException, UnknownFieldException;
    }

    ParallelReads() {
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "pgcellar-catalog-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    void submit(Read<V> read) {
        results.add(threads.submit(read::read));
    }

    /**
     * Waits for all results.
     *
     * @return in the order of submission
     * @throws StoreException the first failure in that order
     * @throws UnknownFieldException likewise
     */
    List<V> await() throws StoreException, UnknownFieldException {
        List<V> values = new ArrayList<>(results.size());
        for (Future<V> result : results) {
            values.add(await(result));
        }
        return values;
    }

    private V await(Future<V> result) throws StoreException, UnknownFieldException {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreErrorException("interrupted while reading the catalog", true, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException store) {
                throw store;
            }
            if (e.getCause() instanceof UnknownFieldException unknown) {
                throw unknown;
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
