package dev.pgcellar.testsupport.azurecompute;

/**
 * How operations go on and end.
 *
 * @param tracking how a client follows them
 * @param polls how often they show themselves in progress; or {@link #NEVER}
 * @param errorCode of their failure; null when they succeed
 */
public record ComputeOutcome(Tracking tracking, int polls, String errorCode) {

    /** The number of polls of an operation that never ends. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** What an answer has for following an operation. */
    public enum Tracking {
        /** The headers {@code Azure-AsyncOperation} and {@code Location}. */
        ASYNC_OPERATION,
        /** The header {@code Location} alone. */
        LOCATION,
        /** No header: the resource has a state. */
        RESOURCE
    }

    /** One poll, then success. */
    public static final ComputeOutcome SUCCESS = new ComputeOutcome(Tracking.ASYNC_OPERATION, 1, null);

    /** Never an end. */
    public static ComputeOutcome never() {
        return new ComputeOutcome(Tracking.ASYNC_OPERATION, NEVER, null);
    }

    /** One poll, then a failure. */
    public static ComputeOutcome failure(String errorCode) {
        return new ComputeOutcome(Tracking.ASYNC_OPERATION, 1, errorCode);
    }

    /** Success that is followed in another way. */
    public static ComputeOutcome followedBy(Tracking tracking) {
        return new ComputeOutcome(tracking, 1, null);
    }
}
