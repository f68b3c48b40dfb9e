package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Progress is drawn on a terminal, and nowhere else. */
@ExtendWith(SharedServers.class)
class ProgressIT {

    private static final String[] SLOWLY = {"-v", "--immediate-checkpoint", "--jobs", "1", "--max-bandwidth", "20MB"};

    private static PostgresServer postgres;

    private final Archive archive;

    ProgressIT(Archives archives) {
        this.archive = archives.create(ArchiveKind.FILE);
    }

    @BeforeAll
    static void startServer() {
        postgres = PostgresServer.builder().start();
        SlowBackup.outgrowMemory(postgres);
    }

    @AfterAll
    static void stopServer() {
        postgres.close();
    }

    private CommandLineProcess.Builder backup(String... options) {
        return archive.command("backup", SLOWLY).arguments(options).environment(postgres.libpqEnvironment());
    }

    /** What a command writes on a terminal of its own. */
    private static ProcessOutcome onTerminal(CommandLineProcess.Builder command) {
        ProcessBuilder prepared = command.toProcessBuilder();
        String line = prepared.command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        return CommandLineProcess.of("script", "-qec", line, "/dev/null")
                .cleanEnvironment()
                .environment(prepared.environment())
                .run(Archive.LIMIT);
    }

    @Test
    void a_terminal_shows_how_far_a_backup_is_until_it_ends() {
        ProcessOutcome outcome = onTerminal(backup());

        assertThat(outcome.exitCode()).as(outcome.stdout()).isZero();
        assertThat(outcome.stdout())
                .containsPattern(
                        "\rbackup: [0-9.]+ MiB of [0-9.]+ MiB \\([0-9]+%\\), [0-9.]+ [KM]iB/s, [0-9]+:[0-9]{2} left")
                .containsPattern("\r +\r[^\r]* INFO: the files are copied")
                .containsPattern("INFO: backup [^\r\n]* is complete[^\r\n]*\r\n$");
    }

    @Test
    void neither_quiet_nor_json_nor_a_file_shows_any_progress() {
        assertThat(onTerminal(backup("--log-format", "json")).stdout())
                .doesNotContain("\rbackup: ")
                .contains("\"level\":\"INFO\"");
        assertThat(backup().run(Archive.LIMIT).expectSuccess().stderr()).doesNotContain("\r", "MiB/s");
    }
}
