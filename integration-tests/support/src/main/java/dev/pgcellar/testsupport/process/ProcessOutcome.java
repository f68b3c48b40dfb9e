package dev.pgcellar.testsupport.process;

/**
 * What a process left.
 *
 * @param exitCode 128 plus the signal's number when a signal ended it
 * @param stdout what it printed, at most {@link CommandLineProcess#CAPTURE_LIMIT} bytes
 * @param stderr likewise
 */
public record ProcessOutcome(int exitCode, String stdout, String stderr) {

    /**
     * This outcome, if the process succeeded.
     *
     * @throws AssertionError with all it said, if not
     */
    public ProcessOutcome expectSuccess() {
        if (exitCode != 0) {
            throw new AssertionError("exit code " + exitCode + "\n--- stdout\n" + stdout + "--- stderr\n" + stderr);
        }
        return this;
    }
}
