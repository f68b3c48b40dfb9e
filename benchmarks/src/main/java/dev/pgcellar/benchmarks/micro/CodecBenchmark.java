package dev.pgcellar.benchmarks.micro;

import dev.pgcellar.compression.gzip.GzipCodec;
import dev.pgcellar.compression.lz4.Lz4Codec;
import dev.pgcellar.compression.zstd.ZstdCodec;
import dev.pgcellar.spi.Codec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import org.openjdk.jmh.annotations.Warmup;

/** Codecs on 4 MiB of table pages, in pieces as an archive's writer and reader use. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {

    private static final int PIECE = 256 * 1024;

    @Param({"gzip", "zstd", "lz4"})
    public String codec;

    @Param({"low", "medium"})
    public String level;

    private final byte[] plain = SamplePages.of(4 << 20);
    private final byte[] piece = new byte[PIECE];
    private byte[] compressed;
    private Codec implementation;
    private int number;

    @Setup
    public void prepare() throws IOException {
        implementation = switch (codec) {
            case "gzip" -> new GzipCodec();
            case "zstd" -> new ZstdCodec();
            default -> new Lz4Codec();
        };
        number = level.equals("low")
                ? implementation.levels().low()
                : implementation.levels().medium();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        compressTo(bytes);
        compressed = bytes.toByteArray();
    }

    @Benchmark
    public void compress() throws IOException {
        compressTo(OutputStream.nullOutputStream());
    }

    @Benchmark
    public long decompress() throws IOException {
        long total = 0;
        try (InputStream in = implementation.decompress(new ByteArrayInputStream(compressed))) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                total += read;
            }
        }
        return total;
    }

    private void compressTo(OutputStream sink) throws IOException {
        try (OutputStream out = implementation.compress(sink, number)) {
            for (int start = 0; start < plain.length; start += PIECE) {
                out.write(plain, start, PIECE);
            }
        }
    }
}
