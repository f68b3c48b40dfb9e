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

    /**
     * A job at one moment.
     *
     * @param server the server's name
     * @param ended null while it runs
     * @param count how much is done
     * @param total how much there is to do; 0 when that is not known
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
            long total,
            String message) {}

    private final Clock clock;
    private View view;

    Job(long id, String kind, String server, Clock clock) {
        this.clock = clock;
        this.view = new View(id, kind, server, State.RUNNING, clock.instant(), null, 0, 0, "");
    }

    /** What it is doing from now on. */
    public void says(String message) {
        become(view.state(), view.ended(), view.count(), view.total(), message);
    }

    /** How much is done. */
    public void counted(long count) {
        become(view.state(), view.ended(), count, view.total(), view.message());
    }

    /** How much there is to do. */
    public void expects(long total) {
        become(view.state(), view.ended(), view.count(), total, view.message());
    }

    /** It came to its end with a result, which is returned. */
    public <T> T done(T result) {
        become(State.DONE, clock.instant(), view.count(), view.total(), "");
        return result;
    }

    /** It came to its end without a result. */
    public void failed(String reason) {
        become(State.FAILED, clock.instant(), view.count(), view.total(), SecretMask.of(String.valueOf(reason)));
    }

    private synchronized void become(State state, Instant ended, long count, long total, String message) {
        view = new View(view.id(), view.kind(), view.server(), state, view.started(), ended, count, total, message);
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
