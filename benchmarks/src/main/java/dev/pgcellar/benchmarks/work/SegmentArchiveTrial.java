package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.benchmarks.bed.WalSegments;
import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One segment to the store, uncompressed. */
final class SegmentArchiveTrial implements Trial {

    private final Line line;
    private final SegmentFile segments;
    private final String name;
    private final Path folder;
    private final String prefix;

    SegmentArchiveTrial(Line line, SegmentFile segments) {
        TestBed bed = line.bed();
        this.line = line;
        this.segments = segments;
        this.name = segments.newName();
        this.folder = bed.scratch("pg_wal");
        this.prefix = bed.bucket().newPrefix();
    }

    @Override
    public void prepare() throws IOException {
        segments.create(folder, name);
    }

    @Override
    public CommandLineProcess.Builder program() {
        return line.command(
                "wal-archive", List.of(), prefix, folder.resolve(name).toString());
    }

    @Override
    public Effect check(ProcessOutcome outcome) throws IOException, TrialFailure {
        Path object = line.bed().bucket().archive(prefix).resolve(WalSegments.path(name));
        segments.checkContent(object);
        return Effect.uploaded(Files.size(object));
    }

    @Override
    public void cleanUp() throws IOException {
        new Folder(folder).delete();
        new Folder(line.bed().bucket().folder(prefix)).delete();
    }
}
