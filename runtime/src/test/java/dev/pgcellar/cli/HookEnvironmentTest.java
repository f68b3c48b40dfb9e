package dev.pgcellar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.backup.ExistingBackup;
import dev.pgcellar.spi.InvalidConfigurationException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 00 section 9. */
class HookEnvironmentTest {

    private static final String ID = "20260116T100000";

    private final Map<String, String> variables = new HashMap<>();
    private final HookEnvironment hook = new HookEnvironment(variables::get);

    private void set(String hookName, String phase) {
        variables.put("BARMAN_HOOK", hookName);
        variables.put("BARMAN_PHASE", phase);
    }

    private void setBackup() {
        set("backup_script", "post");
        variables.put("BARMAN_BACKUP_DIR", "/backups/" + ID);
        variables.put("BARMAN_BACKUP_ID", ID);
        variables.put("BARMAN_BACKUP_INFO_PATH", "/meta/backup.info");
        variables.put("BARMAN_STATUS", "DONE");
    }

    @Test
    void is_present_only_when_both_variables_exist() {
        assertThat(hook.isPresent()).isFalse();

        variables.put("BARMAN_HOOK", "");
        assertThat(hook.isPresent()).isFalse();

        variables.put("BARMAN_PHASE", "");
        assertThat(hook.isPresent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive_script", "archive_retry_script"})
    void names_the_wal_file_before_it_is_archived(String name) throws Exception {
        set(name, "pre");
        variables.put("BARMAN_FILE", "/wal/x");

        assertThat(hook.walFile()).isEqualTo("/wal/x");
    }

    @ParameterizedTest
    @CsvSource({"archive_script,post", "backup_script,pre", "'',pre", "archive_script,''"})
    void refuses_other_hooks_than_one_before_archiving(String name, String phase) {
        set(name, phase);
        variables.put("BARMAN_FILE", "/wal/x");

        assertThatThrownBy(hook::walFile)
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("'" + name + "' in the phase '" + phase + "'");
    }

    @Test
    void refuses_to_archive_no_file() {
        set("archive_script", "pre");

        assertThatThrownBy(hook::walFile)
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("BARMAN_FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup_script", "backup_retry_script"})
    void names_the_backup_after_it_is_taken(String name) throws Exception {
        setBackup();
        variables.put("BARMAN_HOOK", name);

        hook.requireBackupHook();
        ExistingBackup backup = hook.backup();

        assertThat(backup.id().text()).isEqualTo(ID);
        assertThat(backup.folder()).isEqualTo(Path.of("/backups/" + ID));
        assertThat(backup.backupInfo()).isEqualTo(Path.of("/meta/backup.info"));
    }

    @ParameterizedTest
    @CsvSource({"backup_script,pre", "archive_script,post", "backup_delete_script,post"})
    void refuses_other_hooks_than_one_after_a_backup(String name, String phase) {
        set(name, phase);

        assertThatThrownBy(hook::requireBackupHook).isInstanceOf(InvalidConfigurationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BARMAN_BACKUP_DIR", "BARMAN_BACKUP_ID", "BARMAN_BACKUP_INFO_PATH"})
    void needs_each_variable_of_a_backup(String variable) {
        setBackup();
        variables.remove(variable);

        assertThatThrownBy(hook::backup)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining(variable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "done", ""})
    void refuses_a_backup_that_did_not_succeed_for_good(String status) {
        setBackup();
        variables.put("BARMAN_STATUS", status);
        variables.remove("BARMAN_BACKUP_INFO_PATH");

        assertThatThrownBy(hook::backup)
                .isInstanceOf(UnfinishedBackupException.class)
                .satisfies(e -> assertThat(Failures.exitCode(e)).isEqualTo(63));
    }

    @Test
    void asks_for_the_folder_before_the_status() {
        setBackup();
        variables.remove("BARMAN_BACKUP_DIR");
        variables.remove("BARMAN_STATUS");

        assertThatThrownBy(hook::backup).isInstanceOf(InvalidConfigurationException.class);
    }
}
