package dev.pgcellar.snapshot.azure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The attempts of one request: how long they go on, and whether one of them may have been carried out though no answer
 * says so.
 */
final class Attempts {

    /** Throttling by Azure Resource Manager lasts minutes at most. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final CountDownLatch end;
    private final long deadline = System.nanoTime() + LIMIT.toNanos();
    private volatile boolean uncertain;

    private Attempts(CountDownLatch end) {
        this.end = end;
    }

    /** Attempts that nobody ends from outside. */
    static Attempts alone() {
        return new Attempts(new CountDownLatch(1));
    }

    /** Attempts of which no further one begins after a signal. */
    static Attempts until(CountDownLatch end) {
        return new Attempts(end);
    }

    /**
     * Waits before the next attempt.
     *
     * @return whether there is to be one
     */
    boolean goOnAfter(Duration pause) throws InterruptedException {
        boolean inTime = System.nanoTime() + pause.toNanos() < deadline;
        return inTime && !end.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One of them was sent, and what became of it is not known. */
    void noteUncertain() {
        uncertain = true;
    }

    /** Whether one of them may have been carried out without a good answer. */
    boolean wereUncertain() {
        return uncertain;
    }
}
