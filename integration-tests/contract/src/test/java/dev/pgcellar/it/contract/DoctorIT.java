package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code pgcellar doctor} on places that are well, and on such that are not. */
@ExtendWith(SharedServers.class)
class DoctorIT {

    private static final Fault DENIED = Fault.error(403, "AccessDenied");

    private final Archives archives;

    DoctorIT(Archives archives) {
        this.archives = archives;
    }

    /** Has its own name alone: there is no other program by which it is known. */
    private static CommandLineProcess.Builder doctor(Archive archive, String... arguments) {
        return archive.pgcellarCommand("doctor", arguments);
    }

    private static DoctorReport withFault(Archive archive, Predicate<RecordedRequest> matches, Fault fault) {
        try (FaultProxy proxy = FaultProxy.before(archive.endpoint()).inject(matches, fault)) {
            return DoctorReport.of(doctor(archive.at(proxy.endpoint())));
        }
    }

    private static boolean deletes(RecordedRequest request) {
        return request.method().equals("DELETE") && !request.hasParameter("uploadId")
                || request.method().equals("POST") && request.hasParameter("delete");
    }

    @Test
    void a_bucket_that_is_well_has_nothing_to_mend_and_keeps_nothing() {
        Archive archive = archives.create(ArchiveKind.S3);

        DoctorReport.of(doctor(archive, "--no-postgres"))
                .withExitCode(0)
                .without("warning")
                .without("failed")
                .finding("list", "ok")
                .finding("write once", "ok", "is not replaced")
                .finding("multipart upload", "ok")
                .finding("delete", "ok")
                .finding("addressing", "ok", "in the path")
                .finding("checksums", "ok", "CRC32")
                .finding("clock", "ok")
                .finding("backups", "ok", "free for a new server")
                .finding("PostgreSQL", "skipped", "not asked for");
        assertThat(archive.files()).isEmpty();
        assertThat(archive.openUploads()).isZero();
    }

    @Test
    void a_missing_bucket_is_a_line_that_says_what_to_do() {
        ProcessOutcome outcome = doctor(archives.absent(ArchiveKind.S3)).run(Archive.LIMIT);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.stdout().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("ok       URL         container "))
                .anyMatch(line -> line.matches("failed   store +.* does not exist[.] Fix: Create it.*"))
                .anyMatch(line -> line.startsWith("skipped  PostgreSQL"));
    }

    @Test
    void a_url_that_cannot_be_opened_is_a_finding() {
        DoctorReport.of(Archive.pgcellar().arguments("doctor", "s3:no-bucket", "srv"))
                .withExitCode(1)
                .finding("URL", "failed", "s3:no-bucket");
    }

    @Test
    void a_denied_deletion_is_found_and_what_is_left_is_named() {
        Archive archive = archives.create(ArchiveKind.S3);

        withFault(archive, DoctorIT::deletes, DENIED)
                .withExitCode(1)
                .finding("write", "ok")
                .finding("delete", "failed", "AccessDenied");
        assertThat(archive.files()).isNotEmpty().allMatch(key -> key.startsWith("pgcellar-doctor-probe-"));
    }

    @Test
    void read_only_credentials_are_found() {
        withFault(
                        archives.create(ArchiveKind.S3),
                        request -> request.method().equals("PUT")
                                || request.method().equals("POST")
                                || request.method().equals("DELETE"),
                        DENIED)
                .withExitCode(1)
                .finding("list", "ok")
                .finding("write", "failed", "AccessDenied")
                .finding("multipart upload", "failed", "AccessDenied")
                .finding("clock", "ok");
    }

    @Test
    void a_server_without_conditional_writes_and_with_another_time_is_told_of() {
        String early = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).minusMinutes(7));
        Archive archive = archives.create(ArchiveKind.S3);
        try (FaultProxy proxy = FaultProxy.before(archive.endpoint())
                .inject(request -> request.header("if-none-match").isPresent(), Fault.error(501, "NotImplemented"))
                .inject(
                        request -> request.hasParameter("max-keys"),
                        Fault.answer(
                                200,
                                Map.of("Date", early, "Content-Type", "application/xml"),
                                "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"))) {
            DoctorReport.of(doctor(archive.at(proxy.endpoint())))
                    .withExitCode(1)
                    .finding("write once", "ok")
                    .finding("conditional writes", "warning", "asked for before")
                    .finding("clock", "failed", "ahead of");
        }
    }

    @Test
    void a_folder_that_may_not_be_written_is_found() throws IOException {
        Archive archive = archives.create(ArchiveKind.FILE);
        Files.setPosixFilePermissions(archive.folder(), PosixFilePermissions.fromString("r-xr-xr-x"));

        DoctorReport report = DoctorReport.of(doctor(archive).startedBy("unshare", "-U"));

        report.withExitCode(1).finding("list", "ok").finding("write", "failed", "permission denied");
    }

    @Test
    void missing_wal_is_found(SampleBackup backup) {
        Archive archive = archives.create(ArchiveKind.FILE);
        backup.copyTo(archive);

        DoctorReport.of(doctor(archive))
                .withExitCode(1)
                .finding("backups", "ok", "1 complete", backup.id())
                .finding("WAL", "failed", "cannot be restored", "is missing");
    }

    @Test
    void a_server_that_does_not_archive_is_found(PostgresServer postgres) {
        DoctorReport.of(doctor(archives.create(ArchiveKind.FILE)).environment(postgres.libpqEnvironment()))
                .withExitCode(1)
                .finding("archive_mode", "failed", "off")
                .finding("archive_command", "failed", "not set")
                .finding("archive_timeout", "warning")
                .finding("wal_level", "ok")
                .finding("privileges", "ok")
                .finding("data directory", "ok");
    }

    @Test
    void a_server_that_archives_here_has_nothing_to_mend_but_a_role_may_lack_privileges() {
        Archive archive = archives.create(ArchiveKind.FILE);
        String command = Archive.programPath("barman-cloud-wal-archive") + " " + archive.url() + " " + Archive.SERVER;
        try (PostgresServer postgres = PostgresServer.builder()
                .archiveCommand(command + " %p")
                .setting("archive_timeout", "60")
                .start()) {
            postgres.execute("CREATE ROLE weak LOGIN");
            archive.command("backup", "--immediate-checkpoint")
                    .environment(postgres.libpqEnvironment())
                    .run(Archive.LIMIT)
                    .expectSuccess();

            DoctorReport all = DoctorReport.of(doctor(archive).environment(postgres.libpqEnvironment()));
            DoctorReport weak = DoctorReport.of(doctor(archive, "-U", "weak").environment(postgres.libpqEnvironment()));

            all.withExitCode(0)
                    .without("warning")
                    .without("failed")
                    .finding("backups", "ok", "1 complete")
                    .finding("WAL", "ok", "without a gap")
                    .finding("archive_command", "ok", "this URL and server");
            weak.withExitCode(1)
                    .finding("privileges", "failed", "may not take backups")
                    .finding("data directory", "skipped");
        }
    }
}
