package dev.pgcellar.it.callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.it.callers.Sandbox.User;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C5, C6, C7, C9 and C10 of contract 08. */
class WalCommandsIT {

    private static final String SEGMENT = "000000010000000000000001";
    private static final int SEGMENT_SIZE = 16 << 20;
    private static final Pattern VERSION = Pattern.compile("barman-cloud.* (?<version>.*)");

    @TempDir
    static Path folder;

    private static Sandbox sandbox;
    private static S3Server s3;
    private static Path data;
    private static byte[] content;

    private String bucket;
    private CloudNativePg caller;

    @BeforeAll
    static void start() throws IOException {
        sandbox = new Sandbox(folder);
        s3 = S3Server.start();
        data = Files.createDirectories(folder.resolve("data"));
        content = new byte[SEGMENT_SIZE];
        new Random(1).nextBytes(content);
        Files.write(Files.createDirectories(data.resolve("pg_wal")).resolve(SEGMENT), content);
        Files.writeString(data.resolve("pg_wal/00000002.history"), "1\t0/2000000\tno recovery target specified\n");
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    @BeforeEach
    void chooseBucket() {
        bucket = "bucket-" + UUID.randomUUID();
        caller = new CloudNativePg(sandbox, s3, "s3://" + bucket + "/path");
    }

    private Path newFolder() throws IOException {
        Path made = Files.createTempDirectory(sandbox.writable(), "spool");
        return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private String key(String name) {
        return "path/" + CloudNativePg.SERVER + "/wals/" + name;
    }

    @Test
    void runs_in_a_sandbox_where_one_can_be_made() {
        assumeTrue(sandbox.isReal(), "a read-only file system and another user need the rights of root");

        ProcessOutcome outcome = sandbox.run(
                User.POSTGRES,
                Map.of(),
                Path.of("/"),
                List.of("sh", "-c", "id -u; echo ${HOME-none}; touch /tmp/x /var/x " + folder + "/x 2>&1"));

        assertThat(outcome.stdout().lines()).startsWith("26", "none").hasSize(5);
        assertThat(outcome.stdout()).contains("Read-only file system");
    }

    @Test
    void C7_creates_the_bucket_and_accepts_an_empty_archive() {
        ProcessOutcome outcome = caller.run("check-wal-archive", caller.cloud(), caller.place());

        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
        assertThat(outcome.stdout()).isEmpty();
        assertThat(s3.keys(bucket)).isEmpty();
    }

    @Test
    void C7_refuses_an_archive_that_is_in_use() {
        s3.createBucket(bucket);
        caller.run("wal-archive", caller.cloud(), caller.place(), data.resolve("pg_wal/00000002.history"))
                .expectSuccess();

        ProcessOutcome outcome = caller.run("check-wal-archive", caller.cloud(), caller.place());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.stderr()).contains("Expected empty archive");
    }

    @Test
    void C9_tests_no_more_than_that_the_store_answers() {
        ProcessOutcome outcome = caller.run(
                "check-wal-archive",
                List.of("--cloud-provider", "aws-s3", "--endpoint-url", caller.endpoint()),
                List.of("s3://not-evaluated/", CloudNativePg.SERVER, "--test"));

        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    }

    @Test
    void C10_prints_a_version_that_unlocks_all_abilities() {
        ProcessOutcome outcome = caller.run("wal-archive", "--version");

        assertThat(outcome.exitCode()).isZero();
        Matcher matcher = VERSION.matcher(outcome.stdout() + outcome.stderr());
        assertThat(matcher.find()).isTrue();
        assertThat(matcher.group("version")).matches("3\\.(\\d{2,}|[4-9])\\.\\d+");
    }

    @Test
    void C5_archives_a_file_named_relative_to_the_data_directory() {
        s3.createBucket(bucket);

        ProcessOutcome outcome =
                caller.runIn(data, "wal-archive", "--gzip", caller.cloud(), caller.place(), "pg_wal/" + SEGMENT);

        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
        assertThat(outcome.stdout()).isEmpty();
        assertThat(outcome.stderr()).isEmpty();
        assertThat(s3.keys(bucket)).containsExactly(key("0000000100000000/" + SEGMENT + ".gz"));
    }

    @Test
    void C5_archives_with_every_option_in_the_callers_order_and_again() {
        s3.createBucket(bucket);
        for (int i = 0; i < 2; i++) {
            ProcessOutcome outcome = caller.run(
                    "wal-archive",
                    List.of("--gzip", "--read-timeout=60", "-vv"),
                    List.of("--endpoint-url", caller.endpoint()),
                    List.of("--history-tags"),
                    List.of("--cloud-provider", "aws-s3"),
                    caller.place(),
                    data.resolve("pg_wal/" + SEGMENT));

            assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
            assertThat(outcome.stdout()).isEmpty();
            assertThat(outcome.stderr().lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(1 << 20))
                    .anyMatch(line -> line.matches(
                            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} \\[\\d+] INFO: '" + SEGMENT + "' .*"));
        }
    }

    @Test
    void keeps_secrets_out_of_the_most_detailed_log() {
        s3.createBucket(bucket);
        Map<String, String> environment = new HashMap<>(caller.credentials());
        environment.put("AWS_SESSION_TOKEN", "the-session-token");
        List<String> argv = new ArrayList<>(List.of("-vvv"));
        argv.addAll(caller.cloud());
        argv.addAll(caller.place());

        ProcessOutcome outcome = sandbox.run(User.POSTGRES, environment, sandbox.writable(), "backup-list", argv);

        assertThat(outcome.stderr())
                .contains("] DEBUG: ")
                .doesNotContain("the-session-token", s3.secretKey(), "Signature=");
    }

    @Test
    void C5_takes_a_list_of_tags_that_another_option_ends() {
        ProcessOutcome outcome = caller.run(
                "wal-archive",
                List.of("--tags", "a,b", "c,d", "--history-tags", "e,f", "g,h"),
                List.of("--cloud-provider", "aws-s3", "--endpoint-url", caller.endpoint(), "-t"),
                caller.place(),
                data.resolve("pg_wal/" + SEGMENT));

        assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(1);
        assertThat(outcome.stderr()).contains("'" + bucket + "' does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--max-single-put-size 16777216", "--read-timeout 60", "--no-such-option", "--history-tag"})
    void C5_refuses_an_item_that_is_no_option(String item) {
        ProcessOutcome outcome =
                caller.run("wal-archive", item, caller.cloud(), caller.place(), data.resolve("pg_wal/" + SEGMENT));

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.stdout()).isEmpty();
        assertThat(outcome.stderr()).startsWith("usage: barman-cloud-wal-archive ");
    }

    @Test
    void C6_restores_with_options_between_the_positional_arguments() throws IOException {
        s3.createBucket(bucket);
        caller.run("wal-archive", "--gzip", caller.cloud(), caller.place(), data.resolve("pg_wal/" + SEGMENT))
                .expectSuccess();
        Path destination = newFolder().resolve(SEGMENT + ".tmp");

        ProcessOutcome outcome = caller.run(
                "wal-restore",
                caller.cloud(),
                caller.place(),
                "--no-partial",
                "--read-timeout=60",
                SEGMENT,
                destination);

        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
        assertThat(destination).hasBinaryContent(content);
        assertThat(destination.getParent()).isDirectoryNotContaining(path -> !path.equals(destination));
    }

    @Test
    void C6_says_by_its_exit_status_what_became_of_the_file() throws IOException {
        s3.createBucket(bucket);
        Path destination = newFolder().resolve("destination");

        ProcessOutcome absent = caller.run("wal-restore", caller.cloud(), caller.place(), SEGMENT, destination);
        ProcessOutcome malformed =
                caller.run("wal-restore", caller.cloud(), caller.place(), SEGMENT + ".gz", destination);
        ProcessOutcome unreachable = caller.run(
                "wal-restore",
                List.of("--endpoint-url", "http://127.0.0.1:1", "--cloud-provider", "aws-s3"),
                caller.place(),
                SEGMENT,
                destination);

        assertThat(absent.exitCode()).as(absent.stderr()).isEqualTo(1);
        assertThat(malformed.exitCode()).as(malformed.stderr()).isEqualTo(3);
        assertThat(unreachable.exitCode()).as(unreachable.stderr()).isEqualTo(2);
        assertThat(destination.getParent()).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"azure-blob-storage", "google-cloud-storage"})
    void understands_the_command_line_for_every_provider(String provider) {
        ProcessOutcome outcome = caller.run(
                "check-wal-archive",
                List.of("--endpoint-url", caller.endpoint(), "--cloud-provider", provider),
                List.of("--credential", "managed-identity"),
                caller.place());

        assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(4);
    }
}
