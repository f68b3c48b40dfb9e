package dev.pgcellar.snapshot.operation;

import java.time.Duration;

/**
 * How far an operation is.
 *
 * @param percent 0 to 100
 * @param pause how long to wait before it is looked at again
 */
public record Progress(boolean isFinished, int percent, Duration pause) {

    /** It ended well. */
    public static final Progress FINISHED = new Progress(true, 100, Duration.ZERO);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

    /**
     * It is not at its end yet.
     *
     * @param percent as the service says it; taken to be less than 100
     * @param pause lengthened to 100 ms when it is shorter
     */
    public static Progress goingOn(long percent, Duration pause) {
        return new Progress(
                false,
                (int) Math.max(0, Math.min(percent, 99)),
                pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause);
    }
}
