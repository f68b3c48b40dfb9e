package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.process.Signal;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C, or a service manager's patience, during a backup (contract 00 section 5, 07 no. 6 and 51). */
@ExtendWith(SharedServers.class)
class BackupSignalsIT {

    private static final Duration PROMPT = Duration.ofSeconds(15);

    private final Archives archives;

    BackupSignalsIT(Archives archives) {
        this.archives = archives;
    }

    @ParameterizedTest
    @CsvSource({"FILE,INT,1", "S3,INT,1", "FILE,TERM,143", "S3,TERM,143"})
    void ends_promptly_and_leaves_a_record_of_the_failure_alone(
            ArchiveKind kind, Signal signal, int exitCode, PostgresServer postgres) {
        Archive archive = archives.create(kind);
        try (CommandLineProcess backup = SlowBackup.start(archive, postgres)) {
            backup.send(signal);

            ProcessOutcome outcome = backup.awaitExit(PROMPT);

            ReportedFailure.of(outcome).withExitCode(exitCode).naming("backup", "SIG" + signal);
        }
        SlowBackup.assertNothingHalfDone(archive);
        BackupRecord.onlyOf(archive).assertFailed("interrupted");
        SlowBackup.assertNoneConnected(postgres);
        archive.command("backup", "--immediate-checkpoint")
                .environment(postgres.libpqEnvironment())
                .run(Archive.LIMIT)
                .expectSuccess();
        assertThat(BackupRecord.allOf(archive))
                .extracting(record -> record.fields().get("status"))
                .containsExactly("FAILED", "DONE");
    }
}
