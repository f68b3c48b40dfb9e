package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.process.Signal;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals to commands that wait for a server which never answers (contract 00 section 5). */
@ExtendWith(SharedServers.class)
class StalledRequestSignalsIT {

    private static final Duration PROMPT = Duration.ofSeconds(15);

    private final Archives archives;
    private final SampleBackup backup;

    StalledRequestSignalsIT(Archives archives, SampleBackup backup) {
        this.archives = archives;
        this.backup = backup;
    }

    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,130"})
    void wal_archive_leaves_the_archive_as_it_was(Signal signal, int exitCode, @TempDir Path pgWal) {
        Archive archive = archives.create(ArchiveKind.S3);

        ProcessOutcome outcome = signalled(
                signal,
                archive,
                "PUT",
                "wal-archive",
                WalSegment.write(pgWal, 1).toString());

        ReportedFailure.of(outcome).withExitCode(exitCode).naming("wal-archive", "SIG" + signal);
        assertThat(archive.files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,130"})
    void wal_restore_leaves_the_destination_as_it_was(Signal signal, int exitCode, @TempDir Path folder) {
        Archive archive = archives.create(ArchiveKind.S3);
        archive.put(WalSegment.KEY, WalSegment.content(1));
        WalDestination destination = new WalDestination(folder);

        ProcessOutcome outcome =
                signalled(signal, archive, WalSegment.NAME, "wal-restore", WalSegment.NAME, destination.file());

        ReportedFailure.of(outcome).withExitCode(exitCode).naming("wal-restore", "SIG" + signal);
        destination.assertUntouched();
    }

    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,1"})
    void restore_leaves_no_control_file(Signal signal, int exitCode, @TempDir Path folder) {
        Archive archive = archives.create(ArchiveKind.S3);
        backup.copyTo(archive);

        ProcessOutcome outcome = signalled(
                signal,
                archive,
                "data.tar",
                "restore",
                backup.id(),
                folder.resolve("data").toString(),
                "--tablespace",
                SampleBackup.TABLESPACE + ":" + folder.resolve("space"));

        ReportedFailure.of(outcome).withExitCode(exitCode).naming("restore", "SIG" + signal);
        assertThat(folder.resolve("data/global/pg_control")).doesNotExist();
    }

    /** Runs a command until a request arrives that never gets an answer, then signals it. */
    private ProcessOutcome signalled(
            Signal signal, Archive archive, String methodOrEnd, String command, String... arguments) {
        try (FaultProxy proxy = FaultProxy.before(archives.server().endpoint())
                        .inject(
                                request -> request.method().equals(methodOrEnd)
                                        || request.path().endsWith("/" + methodOrEnd),
                                Fault.neverAnswer());
                CommandLineProcess process =
                        archive.at(proxy.endpoint()).command(command, arguments).start()) {
            process.await("the request that is not answered", Archive.LIMIT, () -> proxy.requests().stream()
                    .anyMatch(request -> request.method().equals(methodOrEnd)
                            || request.path().endsWith("/" + methodOrEnd)));
            process.send(signal);
            return process.awaitExit(PROMPT);
        }
    }
}
