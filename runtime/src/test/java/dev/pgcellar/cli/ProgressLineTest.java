package dev.pgcellar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.api.Operation;
import dev.pgcellar.api.OperationProgress;
import dev.pgcellar.api.OperationRun;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private static final long MIB = 1 << 20;

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private long nanos;
    private final ProgressLine line =
            new ProgressLine(new PrintStream(terminal, true, StandardCharsets.UTF_8), () -> nanos);
    private final OperationProgress progress =
            new OperationProgress(new OperationRun(UUID.randomUUID(), Operation.RESTORE, "file:///store", "srv"), line);

    private void copy(long bytes, long millisLater) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millisLater);
        progress.copied(bytes);
    }

    private String drawn() {
        return terminal.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shows_bytes_share_rate_and_what_time_is_left() {
        progress.expected(200 * MIB);
        copy(10 * MIB, 60_000);
        copy(40 * MIB, 2000);

        assertThat(drawn()).isEqualTo("\rrestore: 50.0 MiB of 200.0 MiB (25%), 20.0 MiB/s, 0:08 left");
    }

    @Test
    void shows_bytes_and_rate_alone_when_the_total_is_unknown_or_was_wrong() {
        copy(MIB, 0);
        copy(MIB, 1000);
        progress.expected(MIB);
        copy(MIB, 1000);

        assertThat(drawn().split("\r"))
                .containsExactly("", "restore: 2.0 MiB, 1.0 MiB/s", "restore: 3.0 MiB, 1.0 MiB/s");
    }

    @Test
    void draws_at_most_five_times_a_second() {
        for (int i = 0; i < 1000; i++) {
            copy(MIB, 1);
        }

        assertThat(drawn().chars().filter(c -> c == '\r').count()).isBetween(3L, 5L);
    }

    @Test
    void leaves_an_empty_line_at_the_end_and_draws_no_more() {
        copy(MIB, 0);
        copy(MIB, 500);
        int width = drawn().length() - 1;

        line.close();
        copy(MIB, 500);

        assertThat(drawn()).endsWith("\r" + " ".repeat(width) + "\r");
    }
}
