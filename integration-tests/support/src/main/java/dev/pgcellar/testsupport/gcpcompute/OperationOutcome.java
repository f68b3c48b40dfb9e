package dev.pgcellar.testsupport.gcpcompute;

/**
 * How operations go on and end.
 *
 * @param polls how often they show themselves in progress; or {@link #NEVER}
 * @param errorCode of their failure; null when they succeed
 * @param warning the code of a warning they end with; null for none
 */
public record OperationOutcome(int polls, String errorCode, String warning) {

    /** The number of polls of an operation that never ends. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** One poll, then success. */
    public static final OperationOutcome SUCCESS = new OperationOutcome(1, null, null);

    /** Never an end. */
    public static OperationOutcome never() {
        return new OperationOutcome(NEVER, null, null);
    }

    /** One poll, then a failure. */
    public static OperationOutcome failure(String errorCode) {
        return new OperationOutcome(1, errorCode, null);
    }
}
