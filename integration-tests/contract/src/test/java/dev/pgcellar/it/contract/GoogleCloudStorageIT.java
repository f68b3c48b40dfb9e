package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.gcs.GcsServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands on buckets of Google Cloud Storage: the exit statuses are those of every other store. */
class GoogleCloudStorageIT {

    private static final ProcessOutcome SILENT_SUCCESS = new ProcessOutcome(0, "", "");
    private static final String KEY = "pg/" + Archive.SERVER + "/" + WalSegment.KEY;
    private static final AtomicInteger BUCKETS = new AtomicInteger();

    private static GcsServer server;

    @TempDir
    Path folder;

    private String bucket;

    @BeforeAll
    static void startServer() {
        server = GcsServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void createBucket() {
        bucket = "bucket-" + BUCKETS.incrementAndGet();
        server.createBucket(bucket);
    }

    private CommandLineProcess.Builder command(String name, String... arguments) {
        return at(server.endpoint(), name, arguments);
    }

    private CommandLineProcess.Builder at(URI endpoint, String name, String... arguments) {
        return Archive.program(name)
                .arguments("gs://" + bucket + "/pg/", Archive.SERVER)
                .arguments(arguments)
                .environment("STORAGE_EMULATOR_HOST", endpoint.toString());
    }

    private CommandLineProcess.Builder restore(URI endpoint, WalDestination destination) {
        return at(endpoint, "wal-restore", WalSegment.NAME, destination.file());
    }

    private WalDestination destination() throws IOException {
        return new WalDestination(Files.createDirectory(folder.resolve("destination")));
    }

    @Test
    void archives_and_restores_wal_by_the_scheme_alone() throws IOException {
        Path segment = WalSegment.write(folder, 1);
        WalDestination destination = destination();

        assertThat(command("wal-archive", "--gzip", "--tag", "team,db", segment.toString())
                        .run(Archive.LIMIT))
                .isEqualTo(SILENT_SUCCESS);
        assertThat(restore(server.endpoint(), destination).run(Archive.LIMIT)).isEqualTo(SILENT_SUCCESS);

        destination.assertHolds(WalSegment.content(1));
        assertThat(server.keys(bucket)).containsExactly(KEY + ".gz");
        assertThat(server.metadata(bucket, KEY + ".gz")).isEqualTo(Map.of("team", "db"));
    }

    @Test
    void takes_the_address_of_the_console_when_the_provider_is_named() {
        Path segment = WalSegment.write(folder, 1);

        ProcessOutcome outcome = Archive.program("wal-archive")
                .arguments("--cloud-provider", "google-cloud-storage", "--kms-key-name", "projects/p/key")
                .arguments("https://console.cloud.google.com/storage/browser/" + bucket + "/pg", Archive.SERVER)
                .arguments(segment.toString())
                .environment(server.environment())
                .run(Archive.LIMIT);

        assertThat(outcome).isEqualTo(SILENT_SUCCESS);
        assertThat(server.get(bucket, KEY)).isEqualTo(WalSegment.content(1));
        assertThat(server.kmsKeyName(bucket, KEY)).isEqualTo("projects/p/key");
    }

    @Test
    void never_replaces_other_content() {
        server.put(bucket, KEY, WalSegment.content(1));
        Path other = WalSegment.write(folder, 2);

        ProcessOutcome outcome = command("wal-archive", other.toString()).run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(1).naming(KEY, other.toString());
        assertThat(server.get(bucket, KEY)).isEqualTo(WalSegment.content(1));
    }

    @Test
    void checks_an_archive_and_creates_its_bucket() {
        bucket = "absent-" + BUCKETS.incrementAndGet();

        assertThat(command("check-wal-archive").run(Archive.LIMIT)).isEqualTo(SILENT_SUCCESS);

        server.put(bucket, KEY, new byte[1]);
        ReportedFailure.of(command("check-wal-archive").run(Archive.LIMIT))
                .withExitCode(1)
                .naming("gs://" + bucket, Archive.SERVER);
    }

    @ParameterizedTest
    @CsvSource({"backup-list, 4", "backup-list --test, 1"})
    void reports_a_bucket_that_does_not_exist(String line, int exitCode) {
        bucket = "absent-" + BUCKETS.incrementAndGet();
        String[] words = line.split(" ");

        ProcessOutcome outcome = command(words[0])
                .arguments(words.length == 1 ? new String[0] : new String[] {words[1]})
                .run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(exitCode).naming(bucket);
    }

    @Test
    void says_nothing_of_a_file_that_is_definitely_absent() throws IOException {
        WalDestination destination = destination();

        ProcessOutcome outcome = restore(server.endpoint(), destination).run(Archive.LIMIT);

        assertThat(outcome).isEqualTo(new ProcessOutcome(1, "", ""));
        destination.assertUntouched();
    }

    @Test
    void reports_a_server_that_cannot_be_reached() throws IOException {
        WalDestination destination = destination();

        ProcessOutcome outcome =
                restore(URI.create("http://127.0.0.1:1"), destination).run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(2).naming("127.0.0.1:1", bucket);
        destination.assertUntouched();
    }

    @ParameterizedTest
    @CsvSource({"403, 403", "503, 503", "429, 429"})
    void reports_what_the_server_refuses(int status, String named) throws IOException {
        server.put(bucket, KEY, WalSegment.content(1));
        WalDestination destination = destination();
        try (FaultProxy proxy =
                FaultProxy.before(server.endpoint()).inject(request -> true, Fault.answer(status, Map.of(), ""))) {
            ReportedFailure.of(restore(proxy.endpoint(), destination).run(Archive.LIMIT))
                    .withExitCode(4)
                    .naming(named, bucket);
        }
        destination.assertUntouched();
    }

    @Test
    void reports_a_body_that_ends_early() throws IOException {
        server.put(bucket, KEY, WalSegment.content(1));
        WalDestination destination = destination();
        try (FaultProxy proxy = FaultProxy.before(server.endpoint())
                .inject(request -> request.hasParameter("alt"), Fault.truncateAnswer(1000))) {
            ReportedFailure.of(restore(proxy.endpoint(), destination).run(Archive.LIMIT))
                    .withExitCode(4)
                    .naming(KEY);
        }
        destination.assertUntouched();
    }

    @Test
    void finds_credentials_and_keeps_them_secret() throws IOException {
        String account = server.serviceAccount("project");
        Path file = Files.writeString(folder.resolve("account.json"), account);
        CommandLineProcess.Builder list = Archive.program("backup-list")
                .arguments("-vv", "gs://" + bucket + "/pg", Archive.SERVER)
                .environment("GOOGLE_APPLICATION_CREDENTIALS", file.toString())
                .environment("PGCELLAR_GCS_ENDPOINT_URL", server.endpoint().toString());

        ProcessOutcome accepted = list.run(Archive.LIMIT);
        server.revokeServiceAccounts();
        ProcessOutcome refused = list.run(Archive.LIMIT);

        assertThat(accepted.exitCode()).isZero();
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.stderr()).contains("refuses the credentials: HTTP 400 invalid_grant");
        assertThat(accepted.stderr() + refused.stderr())
                .doesNotContain("ya29.", "PRIVATE KEY", "assertion=", account.substring(200, 260));
    }

    @Test
    void reports_that_there_are_no_credentials() {
        ProcessOutcome outcome = Archive.program("backup-list")
                .arguments("gs://" + bucket, Archive.SERVER)
                .environment("NO_GCE_CHECK", "true")
                .environment("HOME", folder.toString())
                .environment("PGCELLAR_JAVA_OPTS", "-Duser.home=" + folder)
                .run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(4).naming(bucket, "no usable Google credentials");
    }
}
