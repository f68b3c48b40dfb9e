package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.contender.Codec;
import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A restore of the tool's own backup into a new folder. */
final class RestoreTrial implements Trial {

    private final Line line;
    private final Codec codec;
    private final StoredBackups backups;
    private final Path target;
    private StoredBackups.Stored backup;

    RestoreTrial(Line line, Codec codec, StoredBackups backups) {
        this.line = line;
        this.codec = codec;
        this.backups = backups;
        this.target = line.bed().scratch("restored");
    }

    @Override
    public void prepare() throws IOException {
        backup = backups.get(line.tool(), codec);
    }

    @Override
    public CommandLineProcess.Builder program() {
        return line.command("restore", List.of(), backup.prefix(), backup.id(), target.toString());
    }

    @Override
    public Effect check(ProcessOutcome outcome) throws IOException, TrialFailure {
        return new RestoredCluster(line.bed(), target).check();
    }

    @Override
    public void cleanUp() throws IOException {
        new Folder(target).delete();
    }
}
