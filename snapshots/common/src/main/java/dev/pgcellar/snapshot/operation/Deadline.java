package dev.pgcellar.snapshot.operation;

import dev.pgcellar.spi.SnapshotErrorException;
import java.time.Duration;

/** The time by which something that goes on in the cloud has to be finished. */
public final class Deadline {

    private final Duration limit;
    private final String setting;
    private final long end;

    /**
     * @param setting which allows more, for the message
     */
    public Deadline(Duration limit, String setting) {
        this.limit = limit;
        this.setting = setting;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /**
     * Sleeps.
     *
     * @param until of {@link System#nanoTime}
     * @param what for the message, for instance {@code snapshot 'disk0-20260113t100000' was not complete}
     * @throws SnapshotErrorException when the deadline comes before; at the deadline
     */
    public void sleepUntil(long until, String what) throws SnapshotErrorException, InterruptedException {
        long nanos = Math.min(until, end) - System.nanoTime();
        if (nanos > 0) {
            Thread.sleep(Duration.ofNanos(nanos).toMillis() + 1);
        }
        if (until > end) {
            throw new SnapshotErrorException(
                    what + " within " + limit.toSeconds() + " s; " + setting + " allows more", null);
        }
    }
}
