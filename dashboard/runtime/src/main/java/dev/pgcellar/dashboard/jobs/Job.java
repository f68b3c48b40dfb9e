package dev.pgcellar.dashboard.jobs;

import dev.pgcellar.dashboard.config.SecretMask;
import java.time.Clock;
import java.time.Instant;

/**
 * Something that takes a while. Closing it ends it; one that neither was done nor failed counts as failed then.
 */
public final class Job implements AutoCloseable {

    /** What became of a job. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** What is counted. */
    public enum Unit {
        OBJECTS,
        BYTES
    }

    /**
     * A job at one moment.
     *
     * @param server the server's name
     * @param ended null while it runs
     * @param count how much is done
     * @param unit what that counts
     * @param message what it is doing, or why it failed
     */
    public record View(
            long id,
            String kind,
            String server,
            State state,
            Instant started,
            Instant ended,
            long count,
            Unit unit,
            String message) {}

    private final Clock clock;
    private View view;

    Job(long id, String kind, String server, Unit unit, Clock clock) {
        this.clock = clock;
        this.view = new View(id, kind, server, State.RUNNING, clock.instant(), null, 0, unit, "");
    }

    /** What it is doing from now on. */
    public synchronized void says(String message) {
        become(view.state(), null, view.count(), message);
    }

    /** How much is done. */
    public synchronized void counted(long count) {
        become(view.state(), null, count, view.message());
    }

    /** It has done what it was to do. */
    public synchronized void done() {
        become(State.DONE, clock.instant(), view.count(), "");
    }

    /** It came to its end without a result. */
    public synchronized void failed(String reason) {
        become(State.FAILED, clock.instant(), view.count(), SecretMask.of(String.valueOf(reason)));
    }

    private void become(State state, Instant ended, long count, String message) {
        view = new View(
                view.id(), view.kind(), view.server(), state, view.started(), ended, count, view.unit(), message);
    }

    /** How it stands. */
    public synchronized View view() {
        return view;
    }

    @Override
    public void close() {
        if (view().state() == State.RUNNING) {
            failed("ended early");
        }
    }
}
