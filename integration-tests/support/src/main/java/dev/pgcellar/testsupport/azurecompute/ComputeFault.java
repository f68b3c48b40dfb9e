package dev.pgcellar.testsupport.azurecompute;

import java.util.concurrent.CountDownLatch;

/** What the server does instead of what it is asked, or before it. */
public sealed interface ComputeFault {

    /**
     * Refuses the request, which has no effect.
     *
     * @param code for instance {@code AuthorizationFailed}
     * @param retryAfter the header {@code Retry-After}; null for none
     */
    record Refusal(int status, String code, String message, String retryAfter) implements ComputeFault {}

    /** Does what is asked, but breaks the connection before it answers. */
    record LostAnswer() implements ComputeFault {}

    /** Neither does nor answers anything as long as the server runs. */
    record Silence() implements ComputeFault {}

    /** Does and answers what is asked when so many requests wait for it, as the latch counts. */
    record Gathering(CountDownLatch missing) implements ComputeFault {}

    /** As when too many requests are made. */
    static ComputeFault throttled(int retryAfterSeconds) {
        return new Refusal(
                429,
                "TooManyRequests",
                "The request is being throttled as the limit has been reached for operation type - Write_ObservationWindow",
                Integer.toString(retryAfterSeconds));
    }

    /** As when the identity lacks a permission. */
    static ComputeFault denied(String permission) {
        return new Refusal(
                403,
                "AuthorizationFailed",
                "The client '0000' with object id '0000' does not have authorization to perform action '" + permission
                        + "' over scope '/subscriptions/1' or the scope is invalid.",
                null);
    }
}
