package dev.pgcellar.benchmarks.work;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;

/** One run of one contender. The methods are called in their order here; only the program is timed. */
interface Trial {

    /** Does what must be done before. */
    default void prepare() throws IOException {}

    /** The program to time. */
    CommandLineProcess.Builder program() throws IOException;

    /**
     * Judges what the program left.
     *
     * @param outcome of a program that ended with 0
     * @throws TrialFailure when it did not do its work
     */
    Effect check(ProcessOutcome outcome) throws IOException, TrialFailure;

    /** Removes what the program left, also after a failure. */
    default void cleanUp() throws IOException {}

    /** By how much the time is divided, for instance the number of segments. */
    default int units() {
        return 1;
    }
}
