package dev.pgcellar.testsupport.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition by looking again and again, never longer than a deadline. */
public final class Polling {

    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private Polling() {}

    /** A condition that may fail to be looked at. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    /**
     * Waits until a condition holds.
     *
     * @param what for the message, for instance {@code the server to accept connections}
     * @throws AssertionError when it does not hold in time, with its last exception as the cause
     */
    public static void until(String what, Duration limit, Condition condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        Exception last = null;
        do {
            try {
                if (condition.holds()) {
                    return;
                }
                last = null;
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(INTERVAL_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("interrupted while waiting for " + what, last);
            }
        } while (System.nanoTime() < deadline);
        throw new AssertionError("waited " + limit.toSeconds() + " s in vain for " + what, last);
    }
}
