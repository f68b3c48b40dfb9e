package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.Bucket;
import dev.pgcellar.benchmarks.bed.Route;
import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.benchmarks.bed.WalSegments;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A segment in the store that everybody fetches. Stored on first use. */
final class StoredSegment {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final TestBed bed;
    private final SegmentFile segments;
    private String name;
    private String prefix;

    StoredSegment(TestBed bed, SegmentFile segments) {
        this.bed = bed;
        this.segments = segments;
    }

    void store() throws IOException {
        if (name == null) {
            name = segments.newName();
            prefix = bed.bucket().newPrefix();
            Path segment = bed.cluster().segment();
            CommandLineProcess.of("curl", "--silent", "--show-error", "--fail", "--noproxy", "*", "-T")
                    .arguments(
                            segment.toString(),
                            bed.bucket().presigned(Route.LOCAL).put(key()))
                    .run(LIMIT)
                    .expectSuccess();
        }
    }

    String name() {
        return name;
    }

    String prefix() {
        return prefix;
    }

    String key() {
        return prefix + "/" + Bucket.SERVER_NAME + "/" + WalSegments.path(name);
    }
}
