package dev.pgcellar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ArgparseCommandLineTest {

    @Command(name = "wal-restore")
    static final class OutOfMemory implements Runnable {
        @Override
        public void run() {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    @Test
    void a_lack_of_memory_is_never_taken_for_an_absent_segment() {
        ArgparseCommandLine line = new ArgparseCommandLine(new OutOfMemory(), CommandLine.defaultFactory());

        assertThat(line.execute()).isEqualTo(ExitCode.GENERAL);
    }
}
