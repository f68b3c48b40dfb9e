package dev.pgcellar.benchmarks.work;

/** A run that did not do its work. Its time does not count. */
final class TrialFailure extends Exception {

    private static final long serialVersionUID = 1L;

    TrialFailure(String message) {
        super(message);
    }

    /** @throws TrialFailure when two figures that must be the same are not */
    static void unlessEqual(String what, long expected, long found) throws TrialFailure {
        if (expected != found) {
            throw new TrialFailure(what + ": expected " + expected + ", found " + found);
        }
    }
}
