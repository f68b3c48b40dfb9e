package dev.pgcellar.benchmarks.micro;

import dev.pgcellar.archive.ArchiveWriter;
import dev.pgcellar.archive.Member;
import dev.pgcellar.archive.MemberAttributes;
import dev.pgcellar.testsupport.files.Folder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** An archive of 16 MiB in files of one size, read from the page cache and thrown away. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TarWritingBenchmark {

    private static final int TOTAL = 16 << 20;

    @Param({"8192", "16777216"})
    public int fileBytes;

    private final List<Member> members = new ArrayList<>();
    private Path folder;

    @Setup
    public void prepare() throws IOException {
        folder = Files.createTempDirectory("pgcellar-benchmark-");
        byte[] content = SamplePages.of(fileBytes);
        MemberAttributes attributes =
                new MemberAttributes(0600, 26, 26, "postgres", "postgres", fileBytes, Instant.now());
        for (int file = 0; file < TOTAL / fileBytes; file++) {
            Path path = Files.write(folder.resolve(Integer.toString(16384 + file)), content);
            members.add(new Member.RegularFile("base/5/" + path.getFileName(), path, attributes));
        }
    }

    @Benchmark
    public long write() throws IOException {
        ArchiveWriter writer = new ArchiveWriter(OutputStream.nullOutputStream());
        for (Member member : members) {
            writer.add(member);
        }
        writer.finish();
        return writer.contentBytes();
    }

    @TearDown
    public void remove() throws IOException {
        new Folder(folder).delete();
    }
}
