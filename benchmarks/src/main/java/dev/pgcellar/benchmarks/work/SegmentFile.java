package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.benchmarks.bed.WalSegments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Real segments under ever new names. */
final class SegmentFile {

    private final TestBed bed;
    private final AtomicInteger numbers = new AtomicInteger();

    SegmentFile(TestBed bed) {
        this.bed = bed;
    }

    String newName() {
        return WalSegments.name(numbers.incrementAndGet());
    }

    /** Gives a name to the content, which is not copied. */
    Path create(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        return Files.createLink(folder.resolve(name), bed.cluster().segment());
    }

    /** @throws TrialFailure unless a file has the content */
    void checkContent(Path file) throws IOException, TrialFailure {
        if (!Files.isRegularFile(file)) {
            throw new TrialFailure(file.getFileName() + " is not where it should be");
        }
        if (Files.mismatch(file, bed.cluster().segment()) >= 0) {
            throw new TrialFailure(file.getFileName() + " has another content");
        }
    }
}
