package dev.pgcellar.benchmarks.work;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.util.List;

/** A list of all backups. */
record ListTrial(Line line, CatalogueCopy copy) implements Trial {

    @Override
    public CommandLineProcess.Builder program() {
        return line.command("backup-list", List.of(), copy.prefix());
    }

    @Override
    public Effect check(ProcessOutcome outcome) throws TrialFailure {
        long listed = outcome.stdout()
                .lines()
                .filter(text -> text.matches("20\\d{6}T\\d{6}.*"))
                .count();
        TrialFailure.unlessEqual("backups in the list", line.bed().catalogue().backups(), listed);
        return Effect.NONE;
    }
}
