package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Path;

/** A copy of the data folder by {@code cp}, which does not wait for the disk. */
final class CopyTrial implements Trial {

    private final TestBed bed;
    private final Path target;

    CopyTrial(TestBed bed) {
        this.bed = bed;
        this.target = bed.scratch("copied");
    }

    @Override
    public CommandLineProcess.Builder program() {
        return CommandLineProcess.of(
                "cp", "-a", bed.cluster().server().dataFolder().toString(), target.toString());
    }

    @Override
    public Effect check(ProcessOutcome outcome) throws IOException, TrialFailure {
        return new RestoredCluster(bed, target).check();
    }

    @Override
    public void cleanUp() throws IOException {
        new Folder(target).delete();
    }
}
