package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.contender.CloudTool;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;

/** The shortest run there is. */
record VersionTrial(CloudTool tool) implements Trial {

    @Override
    public CommandLineProcess.Builder program() {
        return tool.version();
    }

    @Override
    public Effect check(ProcessOutcome outcome) throws TrialFailure {
        if (outcome.stdout().isBlank()) {
            throw new TrialFailure("it printed nothing");
        }
        return Effect.NONE;
    }
}
