package dev.pgcellar.benchmarks.micro;

import dev.pgcellar.benchmarks.bed.Catalogue;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupInfoFormat;
import dev.pgcellar.catalog.UnknownFieldException;
import dev.pgcellar.catalog.UnreadableBackupInfoException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading and writing one backup's record. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BackupInfoBenchmark {

    private final BackupInfoFormat format = new BackupInfoFormat(Clock.systemUTC());
    private final BackupId id = new BackupId("20260101T030000");
    private byte[] content;
    private BackupInfo info;

    @Setup
    public void prepare() throws Exception {
        content = Catalogue.sampleRecord();
        info = format.read(id, content);
    }

    @Benchmark
    public BackupInfo read() throws UnknownFieldException, UnreadableBackupInfoException {
        return format.read(id, content);
    }

    @Benchmark
    public byte[] write() {
        return format.write(info);
    }
}
