package dev.pgcellar;

import java.util.ArrayList;
import java.util.List;

/**
 * A wish to end what is going on, from any thread. What is cancelled cleans up as after a failure: no multipart upload
 * stays open, backup mode ends, a backup that was begun is recorded as FAILED, no file is half written.
 */
public final class Cancellation {

    private final List<Runnable> actions = new ArrayList<>();
    private boolean requested;

    /** Asks for the end; returns at once. Asking again has no effect. */
    public void cancel() {
        List<Runnable> now;
        synchronized (this) {
            now = requested ? List.of() : List.copyOf(actions);
            requested = true;
        }
        now.forEach(Runnable::run);
    }

    /** Whether the end was asked for. */
    public synchronized boolean isRequested() {
        return requested;
    }

    /**
     * Runs something when the end is asked for, in the thread that asks; at once, when it was asked for before.
     *
     * @return closes this interest
     */
    public Interest onRequest(Runnable action) {
        synchronized (this) {
            if (!requested) {
                actions.add(action);
                return () -> forget(action);
            }
        }
        action.run();
        return () -> {};
    }

    private synchronized void forget(Runnable action) {
        actions.remove(action);
    }

    /** Something that is to run on cancellation, until this is closed. */
    @FunctionalInterface
    public interface Interest extends AutoCloseable {
        @Override
        void close();
    }
}
