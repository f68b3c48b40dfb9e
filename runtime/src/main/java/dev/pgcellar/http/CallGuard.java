package dev.pgcellar.http;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;

/**
 * Watches one call: it is aborted when nothing moved for too long, or when its thread was interrupted. The JDK's
 * blocking sockets notice neither an interrupt nor a peer that stopped reading.
 */
public final class CallGuard implements AutoCloseable {

    /** Why a call was aborted. */
    public enum Verdict {
        STALLED,
        INTERRUPTED
    }

    private final Thread caller = Thread.currentThread();
    private final long patienceNanos;
    private final Runnable abort;
    private volatile long lastProgress = System.nanoTime();
    private volatile Verdict verdict;
    private volatile ScheduledFuture<?> check;

    /**
     * @param patience how long the call may go without progress
     * @param abort makes the blocked call fail; called by another thread, more than once if need be
     */
    CallGuard(Duration patience, Runnable abort) {
        this.patienceNanos = patience.toNanos();
        this.abort = abort;
    }

    void checkedBy(ScheduledFuture<?> schedule) {
        this.check = schedule;
    }

    /** Says that the call moved on. */
    public void progress() {
        lastProgress = System.nanoTime();
    }

    /** Why the call was aborted; null when it was not. */
    public Verdict verdict() {
        return verdict;
    }

    /** Aborts again each time: a connection that is just being made cannot be aborted yet. */
    void check() {
        if (verdict == null) {
            verdict = judge();
        }
        if (verdict != null) {
            abort.run();
        }
    }

    private Verdict judge() {
        if (caller.isInterrupted()) {
            return Verdict.INTERRUPTED;
        }
        return System.nanoTime() - lastProgress > patienceNanos ? Verdict.STALLED : null;
    }

    /** Ends the watch. */
    @Override
    public void close() {
        check.cancel(false);
    }
}
