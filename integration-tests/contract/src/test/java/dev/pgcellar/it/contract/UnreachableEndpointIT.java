package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that cannot be reached: exit status 2 in every command (contract 09 no. 1), before long. */
@ExtendWith(SharedServers.class)
class UnreachableEndpointIT {

    private static final URI REFUSED = URI.create("http://127.0.0.1:1");

    /** With the retries that are made by default. */
    private static final Duration BOUND = Duration.ofSeconds(45);

    @TempDir
    Path folder;

    private final Archives archives;

    UnreachableEndpointIT(Archives archives) {
        this.archives = archives;
    }

    @ParameterizedTest
    @EnumSource
    void every_command_reports_a_refused_connection(StoreCommand command, PostgresServer postgres) {
        Archive archive = archives.create(ArchiveKind.S3).at(REFUSED);

        ProcessOutcome outcome = command.on(archive, folder)
                .environment(postgres.libpqEnvironment())
                .run(BOUND);

        ReportedFailure.of(outcome).withExitCode(2).naming("127.0.0.1:1", archive.container());
        assertThat(folder.resolve("destination")).doesNotExist();
        assertThat(folder.resolve("restored")).doesNotExist();
    }

    @Test
    void reports_a_name_that_does_not_resolve() {
        Archive archive = archives.create(ArchiveKind.S3).at(URI.create("http://no-such-host.invalid"));

        ProcessOutcome outcome = StoreCommand.WAL_RESTORE.on(archive, folder).run(BOUND);

        ReportedFailure.of(outcome).withExitCode(2).naming("no-such-host.invalid");
    }

    @ParameterizedTest
    @EnumSource(names = {"WAL_ARCHIVE", "BACKUP_LIST"})
    void reports_a_server_that_never_answers(StoreCommand command) {
        try (FaultProxy proxy = FaultProxy.alone().inject(request -> true, Fault.neverAnswer())) {
            Archive archive = archives.create(ArchiveKind.S3).at(proxy.endpoint());

            ProcessOutcome outcome = command.on(archive, folder)
                    .arguments("--read-timeout", "1")
                    .environment("AWS_MAX_ATTEMPTS", "2")
                    .run(BOUND);

            ReportedFailure.of(outcome).withExitCode(2).naming(proxy.endpoint().toString());
        }
    }
}
