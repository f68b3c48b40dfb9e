package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.RecordedRequest;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What breaks while {@code backup} is under way: exit status 1, a record of the failure, and nothing left open. */
@ExtendWith(SharedServers.class)
class BackupFaultsIT {

    private static final Predicate<RecordedRequest> PART = request -> request.hasParameter("partNumber");
    private static final Predicate<RecordedRequest> COMPLETION =
            request -> request.method().equals("POST") && request.hasParameter("uploadId");
    private static final Predicate<RecordedRequest> RECORD =
            request -> request.method().equals("PUT") && request.path().endsWith("/backup.info");

    private final Archives archives;

    BackupFaultsIT(Archives archives) {
        this.archives = archives;
    }

    @ParameterizedTest
    @CsvSource({"500,InternalError", "403,AccessDenied"})
    void records_that_a_part_was_refused(int status, String code, PostgresServer postgres) {
        Archive archive = archives.create(ArchiveKind.S3);

        ProcessOutcome outcome = backupThrough(archive, PART, Fault.error(status, code), postgres);

        ReportedFailure.of(outcome).withExitCode(1).naming(archive.container(), code);
        BackupRecord.onlyOf(archive).assertFailed(code);
        assertNothingLeft(archive, postgres);
    }

    @Test
    void records_that_an_archive_could_not_be_completed(PostgresServer postgres) {
        Archive archive = archives.create(ArchiveKind.S3);

        ProcessOutcome outcome = backupThrough(archive, COMPLETION, Fault.error(500, "InternalError"), postgres);

        ReportedFailure.of(outcome).withExitCode(1).naming(archive.container(), "InternalError");
        BackupRecord.onlyOf(archive).assertFailed("InternalError");
        assertNothingLeft(archive, postgres);
    }

    @Test
    void records_that_the_server_stopped_answering(PostgresServer postgres) {
        Archive archive = archives.create(ArchiveKind.S3);

        ProcessOutcome outcome = backupThrough(archive, PART, Fault.neverAnswer(), postgres, "--read-timeout", "2");

        ReportedFailure.of(outcome).withExitCode(2).naming(archive.container());
        BackupRecord.onlyOf(archive).assertFailed("in time");
        assertNothingLeft(archive, postgres);
    }

    @Test
    void reports_one_error_when_the_record_cannot_be_written_either(PostgresServer postgres) {
        Archive archive = archives.create(ArchiveKind.S3);

        ProcessOutcome outcome = backupThrough(archive, PART.or(RECORD), Fault.error(403, "AccessDenied"), postgres);

        ReportedFailure.withWarnings(outcome).withExitCode(1).naming("AccessDenied");
        assertThat(BackupRecord.allOf(archive)).isEmpty();
        assertNothingLeft(archive, postgres);
    }

    @ParameterizedTest
    @EnumSource
    void records_that_the_database_server_ended(ArchiveKind kind) {
        Archive archive = archives.create(kind);
        try (PostgresServer server = PostgresServer.builder().start()) {
            SlowBackup.outgrowMemory(server);
            try (CommandLineProcess backup = SlowBackup.start(archive, server, "5MB")) {
                server.stopImmediately();

                ProcessOutcome outcome = backup.awaitExit(Archive.LIMIT);

                ReportedFailure.withWarnings(outcome).withExitCode(1);
                BackupRecord.onlyOf(archive).assertFailed("");
                assertThat(archive.openUploads()).isZero();
            }
        }
    }

    private ProcessOutcome backupThrough(
            Archive archive,
            Predicate<RecordedRequest> matches,
            Fault fault,
            PostgresServer postgres,
            String... options) {
        try (FaultProxy proxy = FaultProxy.before(archives.server().endpoint()).inject(matches, fault)) {
            return archive.at(proxy.endpoint())
                    .command("backup", "--immediate-checkpoint")
                    .arguments(options)
                    .environment(postgres.libpqEnvironment())
                    .environment("AWS_MAX_ATTEMPTS", "2")
                    .run(Archive.LIMIT);
        }
    }

    private static void assertNothingLeft(Archive archive, PostgresServer postgres) {
        SlowBackup.assertNothingHalfDone(archive);
        SlowBackup.assertNoneConnected(postgres);
    }
}
