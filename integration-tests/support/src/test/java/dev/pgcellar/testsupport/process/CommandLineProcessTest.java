package dev.pgcellar.testsupport.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandLineProcessTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void captures_both_outputs_and_the_exit_code() {
        ProcessOutcome outcome = CommandLineProcess.of("sh", "-c", "echo out; echo err >&2; exit 3")
                .run(LIMIT);

        assertThat(outcome).isEqualTo(new ProcessOutcome(3, "out\n", "err\n"));
        assertThatThrownBy(outcome::expectSuccess).hasMessageContaining("exit code 3");
    }

    @Test
    void keeps_a_bounded_part_of_the_output() {
        ProcessOutcome outcome = CommandLineProcess.of("sh", "-c", "head -c 20000000 /dev/zero | tr '\\0' x")
                .run(LIMIT);

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.stdout()).hasSize(CommandLineProcess.CAPTURE_LIMIT);
    }

    @Test
    void runs_with_exactly_the_environment_given() {
        ProcessOutcome outcome = CommandLineProcess.of("/usr/bin/env")
                .cleanEnvironment()
                .environment("ONLY", "this")
                .run(LIMIT);

        assertThat(outcome.stdout()).isEqualTo("ONLY=this\n");
    }

    @Test
    void runs_in_the_working_folder() {
        ProcessOutcome outcome =
                CommandLineProcess.of("pwd").workingFolder(folder).run(LIMIT);

        assertThat(outcome.stdout().strip()).isEqualTo(folder.toString());
    }

    @Test
    void sends_a_signal_once_the_program_is_ready_for_it() {
        String script = "trap 'echo caught; exit 7' TERM; echo ready >&2; while :; do sleep 0.05; done";

        try (CommandLineProcess process =
                CommandLineProcess.of("sh", "-c", script).start()) {
            process.awaitStderr("ready", LIMIT);
            process.send(Signal.TERM);

            assertThat(process.awaitExit(LIMIT)).isEqualTo(new ProcessOutcome(7, "caught\n", "ready\n"));
        }
    }

    @Test
    void reports_death_by_a_signal_as_shells_do() {
        try (CommandLineProcess process = CommandLineProcess.of("sleep", "30").start()) {
            process.send(Signal.KILL);

            assertThat(process.awaitExit(LIMIT).exitCode()).isEqualTo(128 + 9);
        }
    }

    @Test
    void waits_for_a_file() {
        Path file = folder.resolve("file");

        try (CommandLineProcess process = CommandLineProcess.of("sh", "-c", "touch " + file + "; sleep 30")
                .start()) {
            process.await("the file", LIMIT, () -> Files.exists(file));

            assertThat(process.isAlive()).isTrue();
        }
    }

    @Test
    void fails_at_once_when_the_program_ends_while_it_is_waited_for() {
        try (CommandLineProcess process =
                CommandLineProcess.of("sh", "-c", "echo oops >&2; exit 1").start()) {
            assertThatThrownBy(() -> process.awaitStderr("never", Duration.ofMinutes(5)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("ended while waiting for \"never\" on stderr")
                    .hasMessageContaining("oops");
        }
    }

    @Test
    void fails_when_the_time_is_over_and_leaves_no_process() {
        CommandLineProcess process =
                CommandLineProcess.of("sh", "-c", "sleep 1000 & wait").start();

        assertThatThrownBy(() -> process.awaitExit(Duration.ofMillis(50)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("did not end within");
        process.close();

        Polling.until("the end of the process", LIMIT, () -> !process.isAlive());
    }
}
