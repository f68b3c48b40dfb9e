package dev.pgcellar.snapshot.operation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The attempts of one request: how long they go on, and whether one of them may have been carried out though no answer
 * says so.
 */
public final class Attempts {

    /** Throttling lasts minutes at most. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 6;

    private final CountDownLatch end;
    private final long deadline = System.nanoTime() + LIMIT.toNanos();
    private volatile boolean uncertain;

    private Attempts(CountDownLatch end) {
        this.end = end;
    }

    /** Attempts that nobody ends from outside. */
    public static Attempts alone() {
        return new Attempts(new CountDownLatch(1));
    }

    /** Attempts of which no further one begins after a signal. */
    public static Attempts until(CountDownLatch end) {
        return new Attempts(end);
    }

    /**
     * How long to wait after an attempt where the service does not say it: the longer, the more there were.
     *
     * @param attempt 1 for the first
     */
    public static Duration pauseAfter(int attempt) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
    }

    /**
     * Waits before the next attempt.
     *
     * @return whether there is to be one
     */
    public boolean goOnAfter(Duration pause) throws InterruptedException {
        boolean inTime = System.nanoTime() + pause.toNanos() < deadline;
        return inTime && !end.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One of them was sent, and what became of it is not known. */
    public void noteUncertain() {
        uncertain = true;
    }

    /** Whether one of them may have been carried out without a good answer. */
    public boolean wereUncertain() {
        return uncertain;
    }
}
