package dev.pgcellar.transfer;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends a pool of threads without losing the caller's interrupt.
 */
public final class ExecutorShutdown {

    private ExecutorShutdown() {}

    /**
     * Interrupts the threads, drops what was not begun, and waits for what was. The wait is not cut short by an
     * interrupt of the caller, which may be the very reason for the shutdown; its interrupt status is kept.
     *
     * @return whether all threads ended in time
     */
    public static boolean now(ExecutorService executor, Duration patience) {
        boolean interrupted = Thread.interrupted();
        executor.shutdownNow();
        try {
            return executor.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
            return executor.isTerminated();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
