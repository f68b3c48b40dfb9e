package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.FolderContent;
import dev.pgcellar.benchmarks.bed.Route;
import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Files sent as they are, all at the same time, by {@code curl} to presigned URLs. */
final class Upload implements Trial {

    private final TestBed bed;
    private final Route route;
    private final RawFiles files;
    private final String prefix;
    private List<Path> sent;

    /** Makes the files, at the latest when they are needed. */
    @FunctionalInterface
    interface RawFiles {
        List<Path> make() throws IOException;
    }

    Upload(TestBed bed, Route route, RawFiles files) {
        this.bed = bed;
        this.route = route;
        this.files = files;
        this.prefix = bed.bucket().newPrefix();
    }

    @Override
    public void prepare() throws IOException {
        sent = files.make();
    }

    @Override
    public CommandLineProcess.Builder program() {
        CommandLineProcess.Builder curl = Curl.trusting(bed.bucket()).arguments("-H", "Expect:");
        if (sent.size() > 1) {
            curl.arguments("--parallel", "--parallel-immediate");
        }
        for (int file = 0; file < sent.size(); file++) {
            String key = String.format(Locale.ROOT, "%s/%d", prefix, file);
            curl.arguments(
                    "-T",
                    sent.get(file).toString(),
                    bed.bucket().presigned(route).put(key));
        }
        return curl;
    }

    @Override
    public Effect check(ProcessOutcome outcome) throws IOException, TrialFailure {
        FolderContent stored = FolderContent.of(bed.bucket().folder(prefix));
        TrialFailure.unlessEqual("objects", sent.size(), stored.files());
        long bytes = 0;
        for (Path file : sent) {
            bytes += Files.size(file);
        }
        TrialFailure.unlessEqual("bytes", bytes, stored.bytes());
        return Effect.uploaded(bytes);
    }

    @Override
    public void cleanUp() throws IOException {
        new Folder(bed.bucket().folder(prefix)).delete();
    }
}
