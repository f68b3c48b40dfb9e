package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.Catalogue;
import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.util.List;

/** A retention policy that keeps half of the backups, and the WAL they need. */
final class RetentionTrial implements Trial {

    private final Line line;
    private final Mode mode;
    private final CatalogueCopy copy;

    enum Mode {
        DRY_RUN,
        DELETE
    }

    /** @param copy for this trial alone if it deletes */
    RetentionTrial(Line line, Mode mode, CatalogueCopy copy) {
        this.line = line;
        this.mode = mode;
        this.copy = copy;
    }

    /** A trial that deletes, from a copy of its own. */
    static RetentionTrial deleting(Line line) {
        return new RetentionTrial(line, Mode.DELETE, new CatalogueCopy(line.bed()));
    }

    @Override
    public void prepare() throws IOException {
        copy.prefix();
    }

    @Override
    public CommandLineProcess.Builder program() {
        List<String> policy = List.of("--retention-policy", "REDUNDANCY " + kept());
        return mode == Mode.DRY_RUN
                ? line.command("backup-delete", List.of(policy.get(0), policy.get(1), "--dry-run"), copy.prefix())
                : line.command("backup-delete", policy, copy.prefix());
    }

    private int kept() {
        return line.bed().catalogue().backups() / 2;
    }

    @Override
    public Effect check(ProcessOutcome outcome) throws IOException, TrialFailure {
        TestBed bed = line.bed();
        Catalogue catalogue = bed.catalogue();
        if (mode == Mode.DRY_RUN) {
            copy.checkHolds(catalogue.backups(), catalogue.segments());
        } else {
            copy.checkHolds(kept(), catalogue.segmentsFor(kept()));
        }
        return Effect.NONE;
    }

    @Override
    public void cleanUp() throws IOException {
        if (mode == Mode.DELETE) {
            copy.delete();
        }
    }
}
