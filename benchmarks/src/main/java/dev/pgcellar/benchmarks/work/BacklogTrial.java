package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.benchmarks.bed.WalSegments;
import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Segments that are all ready, archived one after the other as PostgreSQL does: a process each, and its status file is
 * renamed when it succeeded.
 */
final class BacklogTrial implements Trial {

    private static final String LOOP = "cd \"$1\" && shift && for ready in pg_wal/archive_status/*.ready; do"
            + " name=${ready##*/} && name=${name%.ready} && \"$@\" \"pg_wal/$name\" &&"
            + " mv \"$ready\" \"${ready%.ready}.done\" || exit 1; done";

    private final Line line;
    private final SegmentFile segments;
    private final List<String> options;
    private final Path data;
    private final String prefix;
    private final List<String> names = new ArrayList<>();

    /** @param options further ones of {@code wal-archive} */
    BacklogTrial(Line line, SegmentFile segments, List<String> options) {
        TestBed bed = line.bed();
        this.line = line;
        this.segments = segments;
        this.options = options;
        this.data = bed.scratch("data");
        this.prefix = bed.bucket().newPrefix();
    }

    @Override
    public void prepare() throws IOException {
        Path status = Files.createDirectories(data.resolve("pg_wal/archive_status"));
        Files.createDirectory(data.resolve("global"));
        Files.copy(
                line.bed().cluster().server().dataFolder().resolve("global/pg_control"),
                data.resolve("global/pg_control"));
        for (int segment = 0; segment < units(); segment++) {
            String name = segments.newName();
            names.add(name);
            segments.create(data.resolve("pg_wal"), name);
            Files.createFile(status.resolve(name + ".ready"));
        }
    }

    @Override
    public CommandLineProcess.Builder program() {
        return line.command("wal-archive", options, prefix).startedBy("bash", "-c", LOOP, "backlog", data.toString());
    }

    @Override
    public Effect check(ProcessOutcome outcome) throws IOException, TrialFailure {
        Path archive = line.bed().bucket().archive(prefix);
        for (String name : names) {
            segments.checkContent(archive.resolve(WalSegments.path(name)));
        }
        return Effect.NONE;
    }

    @Override
    public int units() {
        return line.bed().sizes().backlogSegments();
    }

    @Override
    public void cleanUp() throws IOException {
        new Folder(data).delete();
        new Folder(line.bed().bucket().folder(prefix)).delete();
    }
}
