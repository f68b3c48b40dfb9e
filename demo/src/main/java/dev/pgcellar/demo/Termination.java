package dev.pgcellar.demo;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * When a signal ends this JVM, interrupts the thread that works and gives it time to stop its servers and delete its
 * files.
 */
final class Termination {

    private static final long PATIENCE_SECONDS = 90;

    private final Thread worker;
    private final CountDownLatch cleanedUp = new CountDownLatch(1);
    private volatile boolean requested;

    private Termination(Thread worker) {
        this.worker = worker;
    }

    /** Interrupts the calling thread from now on. */
    static Termination interruptsCurrentThread() {
        Termination termination = new Termination(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(termination::await, "end-of-demo"));
        return termination;
    }

    private void await() {
        if (cleanedUp.getCount() == 0) {
            return;
        }
        requested = true;
        worker.interrupt();
        try {
            cleanedUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a signal arrived. */
    boolean isRequested() {
        return requested;
    }

    /** To be called when there is nothing left to clean up. */
    void cleanedUp() {
        cleanedUp.countDown();
    }
}
