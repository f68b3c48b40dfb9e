package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.testsupport.azure.AzuriteServer;
import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.RecordedRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Commands on Azure Blob Storage end as they do on the other stores (contract 00 sections 5 to 8). The URL has the form
 * of the emulator, and a connection string says where the server is.
 */
@ExtendWith(SharedServers.class)
class AzureIT {

    private static final String KEY = "path/srv/" + WalSegment.KEY;
    private static final String CONNECTION = "AZURE_STORAGE_CONNECTION_STRING";
    private static final ProcessOutcome SILENT_SUCCESS = new ProcessOutcome(0, "", "");
    private static final Predicate<RecordedRequest> PART =
            request -> request.target().contains("comp=block&");
    private static final Predicate<RecordedRequest> READING =
            request -> request.method().equals("GET") && request.path().endsWith(WalSegment.NAME);
    private static final Predicate<RecordedRequest> LISTING =
            request -> request.target().contains("comp=list");

    private static final AtomicInteger CONTAINERS = new AtomicInteger();
    private static AzuriteServer server;

    private final String container = "contract-" + CONTAINERS.incrementAndGet();

    @TempDir
    Path folder;

    @BeforeAll
    static void startServer() {
        assumeTrue(AzuriteServer.obstacle().isEmpty(), () -> AzuriteServer.obstacle()
                .orElseThrow());
        server = AzuriteServer.start();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    private CommandLineProcess.Builder command(String name, String... arguments) {
        return Archive.program(name)
                .arguments(server.url(container, "path"), Archive.SERVER)
                .environment(server.environment())
                .arguments("--cloud-provider", "azure-blob-storage")
                .arguments(arguments);
    }

    private ProcessOutcome run(String name, String... arguments) {
        return command(name, arguments).run(Archive.LIMIT);
    }

    private CommandLineProcess.Builder through(URI proxy, String name, String... arguments) {
        return command(name, arguments)
                .environment(CONNECTION, AzuriteServer.connectionString(proxy))
                .environment("AZURE_REQUEST_RETRY_COUNT", "1");
    }

    @Test
    void a_segment_is_checked_for_archived_once_listed_and_fetched_again() throws Exception {
        Path segment = WalSegment.write(folder, 1);
        Path destination = folder.resolve("destination");

        assertThat(run("check-wal-archive")).isEqualTo(SILENT_SUCCESS);
        assertThat(server.hasContainer(container)).isTrue();
        assertThat(run("wal-archive", segment.toString(), "--max-single-put-size", "300000", "--max-concurrency", "2"))
                .isEqualTo(SILENT_SUCCESS);
        assertThat(run("wal-archive", segment.toString())).isEqualTo(SILENT_SUCCESS);
        assertThat(run("backup-list", "--credential", "default").exitCode())
                .as("an identity is no right to an emulator")
                .isEqualTo(4);
        assertThat(run("wal-restore", WalSegment.NAME, destination.toString())).isEqualTo(SILENT_SUCCESS);

        assertThat(server.keys(container)).containsExactly(KEY);
        assertThat(destination).hasBinaryContent(WalSegment.content(1));
        ReportedFailure.of(run("check-wal-archive")).withExitCode(1).naming(Archive.SERVER);
        assertThat(run("backup-list", "--test")).isEqualTo(SILENT_SUCCESS);
    }

    @Test
    void other_content_is_never_replaced() {
        server.createContainer(container);
        server.put(container, KEY, WalSegment.content(1));
        Path other = WalSegment.write(folder, 2);

        ReportedFailure.of(run("wal-archive", other.toString()))
                .withExitCode(1)
                .naming(WalSegment.KEY, other.toString());

        assertThat(server.get(container, KEY)).isEqualTo(WalSegment.content(1));
    }

    @Test
    void an_absent_segment_ends_with_1_and_an_absent_container_with_4() {
        server.createContainer(container);
        assertThat(run("wal-restore", WalSegment.NAME, folder.resolve("x").toString())
                        .exitCode())
                .isEqualTo(1);

        ProcessOutcome outcome = Archive.program("wal-restore")
                .arguments(server.url("no-such-container", ""), Archive.SERVER, WalSegment.NAME)
                .arguments(folder.resolve("x").toString())
                .environment(server.environment())
                .run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(4).naming("no-such-container");
        assertThat(server.hasContainer("no-such-container")).isFalse();
    }

    @Test
    void a_missing_container_fails_the_connectivity_test() {
        ReportedFailure.of(run("backup-list", "--test")).withExitCode(1).naming(container);
        assertThat(server.hasContainer(container)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"wal-archive", "backup-list"})
    void an_endpoint_that_refuses_connections_ends_with_2(String name) {
        ProcessOutcome outcome =
                through(URI.create("http://127.0.0.1:1"), name, argument(name)).run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(2).naming("127.0.0.1:1", container);
    }

    private String argument(String command) {
        return command.equals("wal-archive") ? WalSegment.write(folder, 1).toString() : "-q";
    }

    @Test
    void a_server_that_never_answers_ends_with_2() {
        try (FaultProxy proxy = FaultProxy.alone().inject(request -> true, Fault.neverAnswer())) {
            ProcessOutcome outcome = through(proxy.endpoint(), "backup-list", "--read-timeout", "1")
                    .run(Archive.LIMIT);

            ReportedFailure.of(outcome).withExitCode(2).naming(proxy.endpoint().toString());
        }
    }

    @Test
    void a_wrong_key_ends_with_4_and_stays_secret() {
        server.createContainer(container);
        String wrong = "c2VjcmV0LWtleS1vZi10aGUtdGVzdA==";

        ProcessOutcome outcome = command("backup-list", "-vv")
                .environment(CONNECTION, server.connectionString().replace(AzuriteServer.ACCOUNT_KEY, wrong))
                .run(Archive.LIMIT);

        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.stderr()).contains("403", container).doesNotContain(wrong);
    }

    @Test
    void a_token_stays_out_of_the_most_detailed_log() {
        server.createContainer(container);
        String connection = server.connectionStringOfContainer(container, "rl");
        String signature = connection.replaceFirst(".*sig=", "");

        ProcessOutcome outcome = command(
                        "wal-archive", "-vv", WalSegment.write(folder, 1).toString())
                .environment(CONNECTION, connection)
                .run(Archive.LIMIT);

        assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(4);
        assertThat(outcome.stderr()).contains("ERROR", "\tat ").doesNotContain(signature);
    }

    @ParameterizedTest
    @CsvSource({"500, InternalError", "503, ServerBusy", "403, AuthorizationFailure", "404, BlobNotFound"})
    void a_refused_segment_is_no_proof_of_absence(int status, String code) {
        ReportedFailure.of(fetchThrough(READING, Fault.error(status, code)))
                .withExitCode(4)
                .naming(WalSegment.KEY);
    }

    @Test
    void a_refused_listing_is_no_proof_of_absence() {
        ReportedFailure.of(fetchThrough(LISTING, Fault.error(429, "TooManyRequests")))
                .withExitCode(4)
                .naming(container);
    }

    @Test
    void a_truncated_segment_is_a_failure() {
        ReportedFailure.of(fetchThrough(READING, Fault.truncateAnswer(1000)))
                .withExitCode(4)
                .naming(WalSegment.KEY);
    }

    private ProcessOutcome fetchThrough(Predicate<RecordedRequest> requests, Fault fault) {
        server.createContainer(container);
        server.put(container, KEY, WalSegment.content(1));
        WalDestination destination = new WalDestination(folder);
        try (FaultProxy proxy = FaultProxy.before(server.endpoint()).inject(requests, fault)) {
            ProcessOutcome outcome = through(proxy.endpoint(), "wal-restore", WalSegment.NAME, destination.file())
                    .run(Archive.LIMIT);
            destination.assertUntouched();
            return outcome;
        }
    }

    @Test
    void a_refused_part_fails_the_backup_and_leaves_nothing_open(PostgresServer postgres) {
        server.createContainer(container);
        try (FaultProxy proxy = FaultProxy.before(server.endpoint()).inject(PART, Fault.error(500, "InternalError"))) {
            ProcessOutcome outcome = through(proxy.endpoint(), "backup")
                    .environment(postgres.libpqEnvironment())
                    .run(Archive.LIMIT);

            ReportedFailure.of(outcome).withExitCode(1).naming(container, "InternalError");
        }
        assertThat(server.keys(container))
                .noneMatch(key -> key.contains("/data"))
                .filteredOn(key -> key.endsWith("/backup.info"))
                .singleElement()
                .satisfies(key -> assertThat(new String(server.get(container, key), StandardCharsets.UTF_8))
                        .contains("status=FAILED"));
        assertThat(server.uncommittedBlobs(container)).isZero();
    }
}
