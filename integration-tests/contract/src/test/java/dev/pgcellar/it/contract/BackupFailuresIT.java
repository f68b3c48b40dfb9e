package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What keeps {@code backup} from being taken, and what is left of the attempt (contract 03 section 3). */
@ExtendWith(SharedServers.class)
class BackupFailuresIT {

    private static final String COMMAND = "backup";

    private final Archives archives;
    private final PostgresServer postgres;

    BackupFailuresIT(Archives archives, PostgresServer postgres) {
        this.archives = archives;
        this.postgres = postgres;
    }

    @ParameterizedTest
    @EnumSource
    void reports_that_the_server_is_down(ArchiveKind kind) {
        Archive archive = archives.create(kind);

        ProcessOutcome outcome = backup(archive).environment("PGPORT", "1").run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(1).naming("127.0.0.1", "1");
        assertThat(archive.files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PGHOST,no-such-host.invalid,no-such-host.invalid",
        "PGHOST,/no/such/folder,/no/such/folder",
        "PGPASSWORD,wrong,password",
        "PGUSER,nobody-known,nobody-known",
    })
    void reports_that_the_server_lets_nobody_in(String variable, String value, String named) {
        Archive archive = archives.create(ArchiveKind.FILE);

        ProcessOutcome outcome = backup(archive).environment(variable, value).run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(1).naming(named);
        assertThat(archive.files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"host=x nonsense,4", "port=many,1", "sslmode=maybe,1", "unknown=1,1", "dbname=no_such_database,1"})
    void reports_a_wrong_connection_string(String conninfo, int exitCode) {
        Archive archive = archives.create(ArchiveKind.FILE);

        ProcessOutcome outcome = backup(archive, "--dbname", conninfo).run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(exitCode);
        assertThat(archive.files()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void records_that_the_role_may_not_take_backups(ArchiveKind kind) {
        Archive archive = archives.create(kind);
        String role = "without_privileges_" + kind.name().toLowerCase(Locale.ROOT);
        postgres.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'role-password'");

        ProcessOutcome outcome = backup(archive, "--name", "nightly", "--user", role)
                .environment("PGPASSWORD", "role-password")
                .run(Archive.LIMIT);

        ReportedFailure.withWarnings(outcome).withExitCode(1).naming("pg_monitor");
        BackupRecord record = BackupRecord.onlyOf(archive);
        record.assertFailed("pg_monitor");
        assertThat(record.fields()).containsEntry("begin_time", "None").containsEntry("backup_name", "nightly");
        assertThat(archive.files()).hasSize(1);
        assertThat(archive.openUploads()).isZero();
    }

    @Test
    void records_that_a_configuration_file_outside_the_data_directory_is_gone(@TempDir Path folder) throws IOException {
        Archive archive = archives.create(ArchiveKind.S3);
        Path hba = Files.writeString(folder.resolve("ext_hba.conf"), "host all all 127.0.0.1/32 trust\n");
        try (PostgresServer server = PostgresServer.builder()
                .serverArguments("-c", "hba_file=" + hba)
                .start()) {
            Files.delete(hba);

            ProcessOutcome outcome = archive.command(COMMAND, "--immediate-checkpoint")
                    .environment(server.libpqEnvironment())
                    .run(Archive.LIMIT);

            ReportedFailure.of(outcome).withExitCode(1).naming(hba.toString());
            BackupRecord record = BackupRecord.onlyOf(archive);
            record.assertFailed(hba.toString());
            assertThat(record.fields().get("begin_time")).isNotEqualTo("None");
            assertThat(archive.openUploads()).isZero();
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void refuses_tags_that_no_object_can_have() {
        Archive archive = archives.create(ArchiveKind.S3);
        String[] eleven = IntStream.rangeClosed(1, 11)
                .boxed()
                .flatMap(number -> Stream.of("--tag", "key" + number + ",value"))
                .toArray(String[]::new);

        ReportedFailure.of(
                        backup(archive, "--tag", "owner,a", "--tag", "owner,b").run(Archive.LIMIT))
                .withExitCode(4)
                .naming("owner");
        ReportedFailure.of(backup(archive, eleven).run(Archive.LIMIT))
                .withExitCode(4)
                .naming("11");
        assertThat(archive.files()).isEmpty();
    }

    private CommandLineProcess.Builder backup(Archive archive, String... options) {
        return archive.command(COMMAND, "--immediate-checkpoint")
                .arguments(options)
                .environment(postgres.libpqEnvironment());
    }
}
