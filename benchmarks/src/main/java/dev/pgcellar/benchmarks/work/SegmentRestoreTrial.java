package dev.pgcellar.benchmarks.work;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One segment from the store. */
final class SegmentRestoreTrial implements Trial {

    private final StoredSegment stored;
    private final SegmentFile segments;
    private final Fetch fetch;
    private final Path target;

    /** A program that fetches the stored segment. */
    @FunctionalInterface
    interface Fetch {
        CommandLineProcess.Builder into(Path target);
    }

    SegmentRestoreTrial(StoredSegment stored, SegmentFile segments, Path target, Fetch fetch) {
        this.stored = stored;
        this.segments = segments;
        this.target = target;
        this.fetch = fetch;
    }

    @Override
    public void prepare() throws IOException {
        stored.store();
    }

    @Override
    public CommandLineProcess.Builder program() {
        return fetch.into(target);
    }

    @Override
    public Effect check(ProcessOutcome outcome) throws IOException, TrialFailure {
        segments.checkContent(target);
        return Effect.wrote(Files.size(target));
    }

    @Override
    public void cleanUp() throws IOException {
        Files.deleteIfExists(target);
    }
}
