package dev.pgcellar.wal.spool;

import dev.pgcellar.transfer.ExecutorShutdown;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Does work that nobody has asked for yet, beside a call that has succeeded already. What fails here concerns nobody
 * but the log: nothing more is begun then, and the segment's own call will meet the failure, or not.
 */
final class AheadWorkers {

    private static final Logger LOG = Logger.getLogger(AheadWorkers.class);

    /** PostgreSQL waits for the call: after this time nothing more is begun. */
    private static final Duration BEGIN_WITHIN = Duration.ofSeconds(10);

    /** What was begun is given this long at least, and on a slow line a multiple of what the call itself took. */
    private static final Duration END_WITHIN = Duration.ofSeconds(60);

    private static final int SLOWER_AT_MOST = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final int threads;

    AheadWorkers(int threads) {
        this.threads = threads;
    }

    /** What is done with one item. */
    interface Work<T> {
        /** Returns whether the items after this one are worth a try. */
        boolean on(T item) throws Exception;
    }

    /**
     * Works on the items, in their order, several at the same time, until all are done, one fails or time is up.
     *
     * @param callTook how long the call itself took
     * @throws InterruptedIOException when the calling thread is interrupted
     */
    <T> void run(List<T> items, Duration callTook, Work<T> work) throws InterruptedIOException {
        if (items.isEmpty()) {
            return;
        }
        long begun = System.nanoTime();
        Queue<T> waiting = new ConcurrentLinkedQueue<>(items);
        AtomicBoolean isOver = new AtomicBoolean();
        int workers = Math.min(threads, items.size());
        ExecutorService executor = Executors.newFixedThreadPool(workers, AheadWorkers::daemon);
        try {
            for (int i = 0; i < workers; i++) {
                executor.execute(() -> workOn(waiting, isOver, begun, work));
            }
            executor.shutdown();
            Duration slow = Duration.ofNanos(callTook.toNanos() * SLOWER_AT_MOST);
            Duration limit = slow.compareTo(END_WITHIN) > 0 ? slow : END_WITHIN;
            if (!executor.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.infof("what goes ahead takes longer than %d s and is given up", limit.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while WAL went ahead");
        } finally {
            ExecutorShutdown.now(executor, PATIENCE);
        }
    }

    private static <T> void workOn(Queue<T> waiting, AtomicBoolean isOver, long begun, Work<T> work) {
        while (!isOver.get() && System.nanoTime() - begun < BEGIN_WITHIN.toNanos()) {
            T item = waiting.poll();
            if (item == null) {
                return;
            }
            try {
                if (!work.on(item)) {
                    isOver.set(true);
                }
            } catch (Exception | OutOfMemoryError e) {
                isOver.set(true);
                LOG.infof("'%s' does not go ahead: %s", item, e.getMessage());
                LOG.debug("why it does not", e);
            }
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "wal-ahead");
        thread.setDaemon(true);
        return thread;
    }
}
