package dev.pgcellar.testsupport.azurecompute;

/** Something that goes on after its answer, and comes a step further each time it is looked at. */
final class ComputeOperation {

    private final ComputeOutcome outcome;
    private final Runnable effect;
    private int polls;

    /**
     * @param effect takes place when it ends well
     */
    ComputeOperation(ComputeOutcome outcome, Runnable effect) {
        this.outcome = outcome;
        this.effect = effect;
    }

    /** {@code InProgress}, {@code Succeeded} or {@code Failed}. */
    String status() {
        if (polls < outcome.polls()) {
            return "InProgress";
        }
        return outcome.errorCode() == null ? "Succeeded" : "Failed";
    }

    /** Looks at it once more. */
    String polled() {
        String status = status();
        if (status.equals("InProgress")) {
            polls = outcome.polls() == ComputeOutcome.NEVER ? polls : polls + 1;
        } else if (status.equals("Succeeded")) {
            effect.run();
        }
        return status;
    }

    int percent() {
        return outcome.polls() == ComputeOutcome.NEVER ? 0 : 100 * polls / Math.max(1, outcome.polls());
    }

    ComputeOutcome outcome() {
        return outcome;
    }
}
