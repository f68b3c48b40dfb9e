package dev.pgcellar.it.callers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.PgCellarProgram;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Barman runs {@code wal-archive} and {@code backup} as its hook scripts (contract 00 section 9, 03 section 3.6). */
class HookScriptIT {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String ID = "20260116T100000";
    private static final String SEGMENT = "000000010000000000000001";

    private final Map<String, String> variables = new HashMap<>();

    @TempDir
    Path folder;

    private Path backup;
    private Path store;

    @BeforeEach
    void makeBackup() throws IOException {
        store = Files.createDirectory(folder.resolve("store"));
        backup = folder.resolve("barman/base/" + ID);
        write("data/PG_VERSION", "15");
        write("data/backup_label", "the label");
        write("data/global/pg_control", "control");
        write("data/base/5/1259", "class");
        write("data/pg_wal/" + SEGMENT, "wal");
        write("16387/PG_15_202209061/5/16388", "row");
        write(
                "backup.info",
                "status=DONE\nversion=150018\npgdata=/srv/data\nbegin_wal=" + SEGMENT
                        + "\ntablespaces=[('fast', 16387, '" + folder.resolve("fast") + "')]\n");
        variables.put("BARMAN_HOOK", "backup_script");
        variables.put("BARMAN_PHASE", "post");
        variables.put("BARMAN_BACKUP_DIR", backup.toString());
        variables.put("BARMAN_BACKUP_ID", ID);
        variables.put("BARMAN_BACKUP_INFO_PATH", backup.resolve("backup.info").toString());
        variables.put("BARMAN_STATUS", "DONE");
    }

    private void write(String path, String content) throws IOException {
        Path file = backup.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private ProcessOutcome run(String command, String... arguments) {
        return program(command, arguments).environment(variables).run(LIMIT);
    }

    private CommandLineProcess.Builder program(String command, String... arguments) {
        return PgCellarProgram.ofThisBuild()
                .dropIn(command)
                .arguments(store.toUri().toString(), "srv")
                .arguments(arguments);
    }

    private Path stored(String key) {
        return store.resolve("srv").resolve(key);
    }

    @Test
    void uploads_a_backup_that_can_be_restored() throws IOException {
        ProcessOutcome outcome = run("backup", "--gzip", "-J1");

        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
        assertThat(outcome.stdout()).isEmpty();
        assertThat(stored("base/" + ID + "/backup.info")).hasSameBinaryContentAs(backup.resolve("backup.info"));
        assertThat(stored("base/" + ID + "/16387.tar.gz")).isRegularFile();
        Path restored = folder.resolve("restored");
        program("restore", ID, restored.toString()).run(LIMIT).expectSuccess();
        assertThat(restored.resolve("backup_label")).hasContent("the label");
        assertThat(restored.resolve("global/pg_control")).hasContent("control");
        assertThat(restored.resolve("base/5/1259")).hasContent("class");
        assertThat(restored.resolve("pg_wal")).isEmptyDirectory();
        assertThat(restored.resolve("pg_tblspc/16387/PG_15_202209061/5/16388")).hasContent("row");
    }

    @ParameterizedTest(name = "{0}={1} gives {2}")
    @CsvSource({
        "BARMAN_STATUS,FAILED,63",
        "BARMAN_STATUS,,63",
        "BARMAN_HOOK,archive_script,4",
        "BARMAN_PHASE,pre,4",
        "BARMAN_BACKUP_ID,,4",
        "BARMAN_BACKUP_DIR,,4",
        "BARMAN_BACKUP_DIR,/nowhere,1",
        "BARMAN_BACKUP_INFO_PATH,,4",
        "BARMAN_BACKUP_INFO_PATH,/nowhere,4"
    })
    void says_by_its_exit_status_why_it_uploads_nothing(String variable, String value, int status) {
        if (value == null) {
            variables.remove(variable);
        } else {
            variables.put(variable, value);
        }

        ProcessOutcome outcome = run("backup");

        assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(status);
        assertThat(outcome.stderr().lines()).singleElement().asString().contains("] ERROR: ");
        assertThat(store).isEmptyDirectory();
    }

    @Test
    void refuses_a_name_and_checks_it_before_the_status() {
        variables.remove("BARMAN_STATUS");

        assertThat(run("backup", "--name", "mine").exitCode()).isEqualTo(4);
    }

    @Test
    void checks_options_and_answers_the_test_before_it_looks_for_a_hook() {
        variables.put("BARMAN_PHASE", "pre");

        assertThat(run("backup", "--tag", "a,1", "--tag", "a,2").exitCode()).isEqualTo(4);
        assertThat(run("backup", "-t").exitCode()).isZero();
    }

    @Test
    void does_not_make_a_backup_visible_of_which_a_part_is_missing() throws IOException {
        Files.move(backup.resolve("data"), folder.resolve("elsewhere"));

        assertThat(run("backup").exitCode()).isEqualTo(1);
        assertThat(stored("base/" + ID + "/backup.info")).doesNotExist();
    }

    @Test
    void archives_the_file_that_the_environment_names_instead_of_the_argument() {
        variables.put("BARMAN_HOOK", "archive_retry_script");
        variables.put("BARMAN_PHASE", "pre");
        variables.put("BARMAN_FILE", backup.resolve("data/pg_wal/" + SEGMENT).toString());

        ProcessOutcome outcome = run("wal-archive", "/nowhere/000000010000000000000002");

        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
        assertThat(stored("wals/0000000100000000/" + SEGMENT)).hasContent("wal");
    }

    @ParameterizedTest
    @CsvSource({"archive_script,post,/x/" + SEGMENT + ",1", "archive_script,pre,,1", "archive_script,pre,/x/y,3"})
    void refuses_to_archive_in_a_wrong_environment(String hook, String phase, String file, int status) {
        variables.put("BARMAN_HOOK", hook);
        variables.put("BARMAN_PHASE", phase);
        if (file != null) {
            variables.put("BARMAN_FILE", file);
        }

        ProcessOutcome outcome = run("wal-archive", "-t");

        assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(status);
        assertThat(outcome.stderr()).doesNotContain("\tat ");
    }

    @Test
    void leaves_other_commands_alone() {
        ProcessOutcome outcome = run("backup-list", "--format", "json");

        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    }
}
