package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Credentials that are wrong or missing: exit status 4, but 1 from backup; and secrets stay secret. */
@ExtendWith(SharedServers.class)
class CredentialsIT {

    private static final String WRONG_SECRET = "contract-test-wrong-secret-key";
    private static final String SESSION_TOKEN = "contract-test-session-token";

    @TempDir
    Path folder;

    private final Archive archive;
    private final Archives archives;

    CredentialsIT(Archives archives) {
        this.archives = archives;
        this.archive = archives.create(ArchiveKind.S3);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "BACKUP")
    void every_command_reports_a_wrong_secret_key(StoreCommand command) {
        ProcessOutcome outcome = withWrongSecret(command.on(archive, folder)).run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(4).naming(archive.container(), "403");
        assertThat(outcome.stderr()).doesNotContain(WRONG_SECRET);
        assertThat(archive.files()).isEmpty();
        assertThat(folder.resolve("destination")).doesNotExist();
        assertThat(folder.resolve("restored")).doesNotExist();
    }

    @Test
    void a_backup_with_a_wrong_secret_key_fails(PostgresServer postgres) {
        ProcessOutcome outcome = withWrongSecret(StoreCommand.BACKUP.on(archive, folder))
                .environment(postgres.libpqEnvironment())
                .run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(1).naming(archive.container(), "403");
        assertThat(archive.files()).isEmpty();
    }

    @Test
    void reports_that_there_are_no_credentials() {
        ProcessOutcome outcome = archive.command("backup-list")
                .withoutEnvironment("AWS_ACCESS_KEY_ID")
                .withoutEnvironment("AWS_SECRET_ACCESS_KEY")
                .environment("AWS_CONFIG_FILE", "/no/such/file")
                .environment("AWS_SHARED_CREDENTIALS_FILE", "/no/such/file")
                .run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(4).naming(archive.container(), "credentials");
    }

    @Test
    void reports_a_profile_that_nobody_knows() {
        ProcessOutcome outcome = archive.run("backup-list", "--aws-profile", "no-such-profile");

        ReportedFailure.of(outcome).withExitCode(4).naming("no-such-profile");
    }

    @ParameterizedTest
    @EnumSource(names = {"WAL_ARCHIVE", "BACKUP", "BACKUP_LIST"})
    void keeps_secrets_out_of_the_most_detailed_log(StoreCommand command, PostgresServer postgres) {
        ProcessOutcome outcome = command.on(archive, folder)
                .arguments("-vv")
                .environment(postgres.libpqEnvironment())
                .run(Archive.LIMIT);

        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
        assertNoSecretIn(outcome);
    }

    @Test
    void keeps_secrets_out_of_the_stack_traces_of_failures(PostgresServer postgres) {
        try (FaultProxy proxy = FaultProxy.before(archives.server().endpoint())
                .inject(request -> true, Fault.error(500, "InternalError"))) {
            ProcessOutcome outcome = withWrongSecret(StoreCommand.BACKUP.on(archive.at(proxy.endpoint()), folder))
                    .arguments("-vv")
                    .environment("AWS_SESSION_TOKEN", SESSION_TOKEN)
                    .environment(postgres.libpqEnvironment())
                    .environment("AWS_MAX_ATTEMPTS", "1")
                    .run(Archive.LIMIT);

            assertThat(outcome.stderr()).contains("ERROR", "\tat ");
            assertNoSecretIn(outcome);
        }
    }

    @Test
    void keeps_a_refused_password_out_of_the_log(PostgresServer postgres) {
        ProcessOutcome outcome = StoreCommand.BACKUP
                .on(archive, folder)
                .arguments(
                        "-vv",
                        "-d",
                        "postgresql://postgres:" + WRONG_SECRET + "@127.0.0.1:" + postgres.port()
                                + "/?connect_timeout=5")
                .run(Archive.LIMIT);

        assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(1);
        assertNoSecretIn(outcome);
    }

    private static CommandLineProcess.Builder withWrongSecret(CommandLineProcess.Builder command) {
        return command.environment("AWS_SECRET_ACCESS_KEY", WRONG_SECRET);
    }

    private void assertNoSecretIn(ProcessOutcome outcome) {
        assertThat(outcome.stderr() + outcome.stdout())
                .doesNotContain(SharedServers.PASSWORD, archives.server().secretKey(), WRONG_SECRET, SESSION_TOKEN);
    }
}
