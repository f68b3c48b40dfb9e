package dev.pgcellar.it.contract.expire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.Polling;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.process.Signal;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.RecordedRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code backup-delete} on an S3 server that refuses, locks, hangs, or whose client is killed; and at scale. */
class DeleteFaultsIT {

    private static final String FIRST = "20260101T000000";
    private static final String SECOND = "20260102T000000";
    private static final Predicate<RecordedRequest> DELETE =
            request -> request.method().equals("POST") && request.hasParameter("delete");

    private static SampleServers servers;

    private FaultProxy proxy;
    private SampleServer direct;
    private SampleServer server;

    @BeforeAll
    static void startServers() {
        servers = new SampleServers();
    }

    @AfterAll
    static void stopServers() throws IOException {
        servers.close();
    }

    @BeforeEach
    void create() {
        proxy = FaultProxy.before(servers.server().endpoint());
        direct = servers.create(SampleServer.Kind.S3)
                .backup(FIRST, "000000010000000000000010", "000000010000000000000010")
                .backup(SECOND, "000000010000000100000010", "000000010000000100000010")
                .wal(
                        "0000000100000000/000000010000000000000001",
                        "0000000100000001/000000010000000100000001",
                        "0000000100000001/000000010000000100000010");
        server = direct.at(proxy.endpoint());
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    private static Predicate<RecordedRequest> nth(Predicate<RecordedRequest> matches, int number) {
        AtomicInteger seen = new AtomicInteger();
        return request -> matches.test(request) && seen.incrementAndGet() == number;
    }

    @Test
    void keeps_backup_info_when_an_archive_cannot_be_deleted() {
        proxy.inject(
                nth(DELETE, 1),
                Fault.answer(
                        200,
                        Map.of(),
                        "<DeleteResult><Error><Key>d/srv/base/" + FIRST
                                + "/data.tar</Key><Code>AccessDenied</Code></Error></DeleteResult>"));

        ProcessOutcome outcome = server.run("backup-delete", "-r", "REDUNDANCY 1");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.stderr())
                .contains("ERROR: cannot delete 'd/srv/base/" + FIRST + "/data.tar': AccessDenied")
                .contains("could not be deleted; its backup.info is still there");
        assertThat(proxy.requests().stream().filter(DELETE)).hasSize(1);
        assertThat(direct.keys()).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-object-lock-legal-hold, ON, a legal hold",
        "x-amz-object-lock-retain-until-date, 2999-01-01T00:00:00Z, a retention period until 2999-01-01T00:00:00Z"
    })
    void deletes_nothing_of_a_backup_with_a_locked_object(String header, String value, String reason) {
        proxy.inject(
                request -> request.method().equals("HEAD") && request.path().endsWith("/backup.info"),
                Fault.answer(200, Map.of(header, value, "Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT"), ""));

        ProcessOutcome outcome = server.run("backup-delete", "-b", FIRST, "--check-object-lock");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.stderr()).contains("backup.info' is locked by " + reason);
        assertThat(direct.keys()).hasSize(7);
    }

    @Test
    void a_lock_that_has_run_out_is_none_and_one_that_cannot_be_told_is_one() {
        proxy.injectOnce(request -> request.method().equals("HEAD"), Fault.error(403, "AccessDenied"));

        assertThat(server.run("backup-delete", "-b", FIRST, "--check-object-lock")
                        .exitCode())
                .isEqualTo(1);
        assertThat(direct.keys()).hasSize(7);
        proxy.inject(
                request -> request.method().equals("HEAD"),
                Fault.answer(
                        200,
                        Map.of(
                                "x-amz-object-lock-retain-until-date",
                                "2020-01-01T00:00:00Z",
                                "x-amz-object-lock-legal-hold",
                                "OFF"),
                        ""));
        server.run("backup-delete", "-b", FIRST, "--check-object-lock").expectSuccess();

        assertThat(direct.keys()).doesNotContain("d/srv/base/" + FIRST + "/backup.info");
    }

    @Test
    void failures_with_whole_folders_of_wal_end_with_4_and_with_single_files_with_0() {
        proxy.inject(nth(DELETE, 3), Fault.error(400, "MalformedXML"));

        ProcessOutcome files = server.run("backup-delete", "-b", FIRST);

        assertThat(files.expectSuccess().stderr()).contains("ERROR: ").contains("000000010000000100000001");
        assertThat(direct.keys()).doesNotContain("d/srv/base/" + FIRST + "/backup.info");
        assertThat(direct.keys())
                .contains("d/srv/wals/0000000100000001/000000010000000100000001")
                .doesNotContain("d/srv/wals/0000000100000000/000000010000000000000001");
        direct.backup(FIRST, "000000010000000000000010", "000000010000000000000010")
                .wal("0000000100000000/000000010000000000000001");
        proxy.inject(nth(DELETE, 4), Fault.error(400, "MalformedXML"));

        assertThat(server.run("backup-delete", "-b", FIRST).exitCode()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void a_deletion_that_was_killed_can_be_repeated(int request) throws Exception {
        FaultProxy hanging = FaultProxy.before(servers.server().endpoint());
        hanging.inject(nth(DELETE, request), Fault.neverAnswer());
        try (hanging;
                CommandLineProcess process = direct.at(hanging.endpoint())
                        .command("backup-delete", "-r", "REDUNDANCY 1", "--batch-size", "1")
                        .start()) {
            process.await(
                    "the delete request",
                    SampleServer.LIMIT,
                    () -> hanging.requests().stream().filter(DELETE).count() >= request);
            process.send(Signal.KILL);
            process.awaitExit(SampleServer.LIMIT);
        }

        String listed =
                direct.run("backup-list", "--format", "json").expectSuccess().stdout();
        direct.run("backup-delete", "-r", "REDUNDANCY 1").expectSuccess();

        assertThat(listed).contains(SECOND);
        assertThat(direct.keys())
                .contains(
                        "d/srv/base/" + SECOND + "/backup.info",
                        "d/srv/base/" + SECOND + "/data.tar",
                        "d/srv/wals/0000000100000001/000000010000000100000010")
                .noneMatch(key -> key.contains(FIRST));
    }

    @Tag("slow")
    @Test
    void a_deletion_that_is_killed_at_each_of_its_requests_in_turn_gets_done() {
        boolean done = false;
        for (int request = 1; !done; request++) {
            int number = request;
            try (FaultProxy hanging = FaultProxy.before(servers.server().endpoint())
                            .inject(nth(any -> true, number), Fault.neverAnswer());
                    CommandLineProcess process = direct.at(hanging.endpoint())
                            .command("backup-delete", "-r", "REDUNDANCY 1", "--batch-size", "1")
                            .start()) {
                Polling.until(
                        "the request or the end",
                        SampleServer.LIMIT,
                        () -> hanging.requests().size() >= number || !process.isAlive());
                done = !process.isAlive();
                process.send(Signal.KILL);
                ProcessOutcome outcome = process.awaitExit(SampleServer.LIMIT);
                assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(done ? 0 : 137);
            }
        }

        assertThat(direct.keys())
                .contains("d/srv/base/" + SECOND + "/backup.info", "d/srv/base/" + SECOND + "/data.tar")
                .noneMatch(key -> key.contains(FIRST));
        // WAL whose turn did not come goes with the next backup.
        direct.backup("20260103T000000", "000000010000000200000010", "000000010000000200000010");
        direct.run("backup-delete", "-r", "REDUNDANCY 1").expectSuccess();
        assertThat(direct.keys()).hasSize(2).allMatch(key -> key.startsWith("d/srv/base/20260103T000000/"));
    }

    @Test
    void two_hundred_backups_and_twenty_thousand_wal_files_need_few_requests_and_little_memory() {
        int backups = 200;
        int walPerBackup = 100;
        SampleServer large = servers.create(SampleServer.Kind.S3);
        for (int i = 0; i < backups; i++) {
            large.backup(id(i), segment(i * walPerBackup), segment(i * walPerBackup));
        }
        for (int i = 0; i < backups * walPerBackup; i++) {
            large.wal(segment(i).substring(0, 16) + "/" + segment(i) + ".gz");
        }

        large.at(proxy.endpoint())
                .command("backup-delete", "-r", "REDUNDANCY 10")
                .environment("PGCELLAR_JAVA_OPTS", "-Xmx64m")
                .run(SampleServer.LIMIT.multipliedBy(5))
                .expectSuccess();

        assertThat(large.keys()).hasSize(10 * (2 + walPerBackup));
        List<RecordedRequest> requests = proxy.requests();
        assertThat(requests.stream().filter(DELETE)).hasSizeBetween(2 * 190, 2 * 190 + 25);
        assertThat(requests).hasSizeLessThan(5 * backups + 2 * 190 + 50);
        assertThat(requests).noneMatch(request -> request.method().equals("HEAD"));
    }

    private static String segment(int number) {
        return String.format("00000001%08X%08X", number / 256, number % 256);
    }

    private static String id(int number) {
        return String.format("2026%02d%02dT%06d", 1 + number / 25, 1 + number % 25, number);
    }
}
