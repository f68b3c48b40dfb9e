package dev.pgcellar.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMeterTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int FILE_BYTES = 1 << 20;

    @TempDir
    private Path folder;

    private Measurement measure(String script) throws IOException {
        assumeTrue(Files.isExecutable(ProcessMeter.PROGRAM), "Debian's package time is not installed");
        return new ProcessMeter(folder.resolve("report")).run(CommandLineProcess.of("bash", "-c", script), LIMIT);
    }

    @Test
    void counts_the_processor_time_of_children() throws IOException {
        Measurement measured = measure("(for ((i = 0; i < 200000; i++)); do :; done); true");

        assertThat(measured.cpu()).isBetween(Duration.ofMillis(50), Duration.ofSeconds(30));
        assertThat(measured.wall()).isGreaterThan(Duration.ofMillis(50));
        assertThat(measured.peakMemory()).isBetween(1L << 20, 1L << 28);
    }

    @Test
    void passes_on_how_the_program_ended() throws IOException {
        Measurement measured = measure("echo out; echo err >&2; exit 3");

        assertThat(measured.outcome().exitCode()).isEqualTo(3);
        assertThat(measured.outcome().stdout()).isEqualTo("out\n");
        assertThat(measured.outcome().stderr()).isEqualTo("err\n");
    }

    @Test
    void counts_bytes_of_files_that_are_gone_again() throws IOException {
        Path file = folder.resolve("file");
        assumeTrue(!Files.getFileStore(folder).type().equals("tmpfs"), "the kernel does not count writes to memory");

        Measurement measured = measure("head -c " + FILE_BYTES + " /dev/zero > '" + file + "' && rm '" + file + "'");

        assertThat(measured.writtenBytes()).isBetween((long) FILE_BYTES, 2L * FILE_BYTES);
    }
}
