package dev.pgcellar.it.contract.expire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code backup-keep} as a process (contract 03 section 7). */
class KeepIT {

    private static final String FIRST = "20260101T000000";
    private static final String FAILED = "20260102T000000";
    private static final String ANNOTATION = "d/srv/base/" + FIRST + "/annotations/keep";

    private static SampleServers servers;

    @BeforeAll
    static void startServers() {
        servers = new SampleServers();
    }

    @AfterAll
    static void stopServers() throws IOException {
        servers.close();
    }

    private static SampleServer server(SampleServer.Kind kind) {
        return servers.create(kind)
                .backup(FIRST, "000000010000000000000010", "000000010000000000000010")
                .backup(FAILED, "FAILED", "000000010000000000000020", "000000010000000000000020");
    }

    @ParameterizedTest
    @EnumSource
    void keeps_asks_and_releases(SampleServer.Kind kind) {
        SampleServer server = server(kind);

        assertPrints(server.run("backup-keep", FIRST, "--status"), "Keep: nokeep\n");
        assertPrints(server.run("backup-keep", FIRST, "--target", "full"), "");
        assertThat(server.content(ANNOTATION)).isEqualTo("full");
        assertPrints(server.run("backup-keep", "--target=standalone", "oldest"), "");
        assertPrints(server.run("backup-keep", FIRST, "-s"), "Keep: standalone\n");
        assertPrints(server.run("backup-keep", FIRST, "-r"), "");
        assertPrints(server.run("backup-keep", FIRST, "-s"), "Keep: nokeep\n");

        assertThat(server.keys()).doesNotContain(ANNOTATION);
    }

    @ParameterizedTest
    @EnumSource
    void a_url_that_ends_in_a_slash_means_the_same_backups(SampleServer.Kind kind) {
        SampleServer server = server(kind);

        server.commandOn(server.url() + "/", "backup-keep", FIRST, "--target", "full")
                .run(SampleServer.LIMIT)
                .expectSuccess();

        assertThat(server.keys()).contains(ANNOTATION);
        assertPrints(server.run("backup-keep", FIRST, "-s"), "Keep: full\n");
        assertPrints(
                server.commandOn(server.url() + "/", "backup-keep", FIRST, "-s").run(SampleServer.LIMIT),
                "Keep: full\n");
        server.commandOn(server.url() + "/", "backup-delete", "-r", "REDUNDANCY 0")
                .run(SampleServer.LIMIT)
                .expectSuccess();
        assertThat(server.keys()).contains("d/srv/base/" + FIRST + "/backup.info");
        server.commandOn(server.url() + "/", "backup-keep", FIRST, "-r")
                .run(SampleServer.LIMIT)
                .expectSuccess();
        assertPrints(server.run("backup-keep", FIRST, "-s"), "Keep: nokeep\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20250101T000000 --status", "20250101T000000 --release", "20260101T000000 --test --status"})
    void asking_for_nothing_special_succeeds_whatever_there_is(String arguments) {
        SampleServer server = server(SampleServer.Kind.FILE);

        ProcessOutcome outcome = server.run("backup-keep", arguments.split(" "));

        outcome.expectSuccess();
        assertThat(server.keys()).doesNotContain(ANNOTATION);
    }

    @Test
    void a_damaged_backup_info_is_an_error_of_its_own() {
        SampleServer server = server(SampleServer.Kind.FILE);
        server.put("d/srv/base/" + FIRST + "/backup.info", "no equals sign");

        assertThat(server.run("backup-keep", FIRST, "--target", "full").exitCode())
                .isEqualTo(4);
        assertThat(server.run("backup-keep", FIRST, "--status").exitCode()).isZero();
    }

    private static void assertPrints(ProcessOutcome outcome, String stdout) {
        assertThat(outcome.expectSuccess().stdout()).isEqualTo(stdout);
        assertThat(outcome.stderr()).isEmpty();
    }
}
