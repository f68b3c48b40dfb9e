package dev.pgcellar.it.callers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgcellar.testsupport.cli.PgCellarProgram;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C1 to C4 and C8 of contract 08, on one backup of a real server. */
class BackupCommandsIT {

    private static final String BUCKET = "backups";
    private static final String NAME = "backup-20261122150000";
    private static final String RFC_3339 = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)";
    private static final String CTIME =
            "(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4}";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TempDir
    static Path folder;

    private static Sandbox sandbox;
    private static S3Server s3;
    private static PostgresServer postgres;
    private static CloudNativePg caller;
    private static ProcessOutcome backup;

    @BeforeAll
    static void takeBackup() {
        sandbox = new Sandbox(folder);
        s3 = S3Server.start();
        s3.createBucket(BUCKET);
        postgres = PostgresServer.builder().start();
        caller = new CloudNativePg(sandbox, s3, "s3://" + BUCKET + "/path");
        Map<String, String> environment = new HashMap<>(postgres.libpqEnvironment());
        environment.remove("PGUSER");
        environment.put("TMPDIR", "/controller/backup");
        backup = caller.runOnData(
                environment,
                "backup",
                List.of("--user", "postgres", "--name", NAME, "--gzip", "--immediate-checkpoint", "--jobs", "2"),
                List.of("--min-chunk-size=5MB", "--read-timeout=60", "-vv", "--max-archive-size=1GB"),
                caller.cloud(),
                caller.place());
    }

    @AfterAll
    static void stop() {
        postgres.close();
        s3.close();
    }

    private static JsonNode json(ProcessOutcome outcome) throws IOException {
        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
        return JSON.readTree(outcome.stdout());
    }

    private static JsonNode listed() throws IOException {
        JsonNode backups = json(caller.run("backup-list", "--format", "json", caller.cloud(), caller.place()))
                .get("backups_list");
        assertThat(backups).hasSize(1);
        return backups.get(0);
    }

    @Test
    void C1_backs_up_and_prints_nothing_but_the_log() {
        assertThat(backup.exitCode()).as(backup.stderr()).isZero();
        assertThat(backup.stdout()).isEmpty();
        assertThat(s3.keys(BUCKET)).anyMatch(key -> key.endsWith("/data.tar.gz"));
        assertThat(s3.openMultipartUploads(BUCKET)).isZero();
    }

    @Test
    void C2_shows_the_backup_by_its_name_in_the_form_the_caller_reads() throws IOException {
        JsonNode shown = json(caller.run("backup-show", "--format", "json", caller.cloud(), caller.place(), NAME));

        assertThat(shown.fieldNames()).toIterable().containsExactly("cloud");
        assertReadable(shown.get("cloud"));
    }

    @Test
    void C3_lists_the_backups_in_the_form_the_caller_reads() throws IOException {
        assertReadable(listed());
    }

    private static void assertReadable(JsonNode shown) {
        assertThat(shown.get("backup_name").asText()).isEqualTo(NAME);
        assertThat(shown.get("backup_id").asText()).matches("\\d{8}T\\d{6}");
        assertThat(shown.get("timeline").isInt()).isTrue();
        assertThat(shown.get("systemid").isTextual()).isTrue();
        assertThat(shown.get("error").isNull()).isTrue();
        for (String time : List.of("begin_time", "end_time")) {
            assertThat(shown.get(time + "_iso").asText()).matches(RFC_3339);
            assertThat(OffsetDateTime.parse(shown.get(time + "_iso").asText())).isNotNull();
            assertThat(shown.get(time).asText()).matches(CTIME);
        }
        for (String location : List.of("begin_xlog", "end_xlog")) {
            assertThat(shown.get(location).asText()).matches("[0-9A-F]+/[0-9A-F]+");
        }
        for (String segment : List.of("begin_wal", "end_wal")) {
            assertThat(shown.get(segment).asText()).matches("[0-9A-F]{24}");
        }
        assertThat(shown.get("backup_label").isTextual()).isTrue();
    }

    @Test
    void C2_tells_an_unknown_name_from_an_unknown_id() {
        ProcessOutcome name = caller.run("backup-show", "--format", "json", caller.cloud(), caller.place(), "backup-1");
        ProcessOutcome id =
                caller.run("backup-show", "--format", "json", caller.cloud(), caller.place(), "20200101T000000");

        assertThat(List.of(name.exitCode(), id.exitCode())).containsExactly(4, 1);
        assertThat(name.stdout() + id.stdout()).isEmpty();
    }

    @Test
    void C3_lists_no_backups_where_there_are_none() throws IOException {
        ProcessOutcome outcome =
                caller.run("backup-list", "--format", "json", caller.cloud(), caller.url(), "another-cluster");

        assertThat(outcome.stdout().strip()).isEqualTo("{\"backups_list\": []}");
        assertThat(json(outcome).get("backups_list")).isEmpty();
    }

    static boolean deleteIsThere() {
        return Files.exists(PgCellarProgram.ofThisBuild().path("barman-cloud-backup-delete"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RECOVERY WINDOW OF 30 DAYS", "RECOVERY WINDOW OF 4 WEEKS", "RECOVERY WINDOW OF 1 MONTHS"})
    @EnabledIf("deleteIsThere")
    void C4_deletes_nothing_that_is_needed(String policy) throws IOException {
        ProcessOutcome outcome =
                caller.run("backup-delete", caller.cloud(), "--retention-policy", policy, caller.place());

        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
        assertReadable(listed());
    }

    @Test
    void C8_restores_with_the_options_in_front_as_the_plugin_writes_it() throws IOException {
        Path pgdata = sandbox.writable().resolve("plugin/pgdata");

        ProcessOutcome outcome = caller.runOnData(
                Map.of(),
                "restore",
                List.of("--cloud-provider", "aws-s3", "--endpoint-url", caller.endpoint(), "--read-timeout=60"),
                caller.place(),
                List.of(listed().get("backup_id").asText(), pgdata));

        assertRestored(outcome, pgdata);
        assertRefused(pgdata);
    }

    @Test
    void C8_restores_with_the_data_directory_after_the_options_as_the_operator_writes_it() throws IOException {
        Path pgdata = sandbox.writable().resolve("operator/pgdata");

        ProcessOutcome outcome = caller.runOnData(
                Map.of(),
                "restore",
                List.of("--endpoint-url", caller.endpoint()),
                caller.place(),
                List.of(listed().get("backup_id").asText(), "--cloud-provider", "aws-s3", "--read-timeout=60", pgdata));

        assertRestored(outcome, pgdata);
    }

    private static void assertRestored(ProcessOutcome outcome, Path pgdata) {
        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
        assertThat(outcome.stdout()).isEmpty();
        assertThat(pgdata.resolve("global/pg_control")).isRegularFile();
        assertThat(pgdata.resolve("PG_VERSION"))
                .hasSameTextualContentAs(postgres.dataFolder().resolve("PG_VERSION"));
        assertThat(pgdata.resolve("backup_label")).isRegularFile();
        assertThat(pgdata.resolve("pg_wal")).isDirectory();
    }

    private static void assertRefused(Path pgdata) throws IOException {
        ProcessOutcome again = caller.runOnData(
                Map.of(),
                "restore",
                caller.cloud(),
                caller.place(),
                List.of(listed().get("backup_id").asText(), pgdata));
        assertThat(again.exitCode()).as(again.stderr()).isEqualTo(1);
    }
}
