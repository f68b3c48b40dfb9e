package dev.pgcellar.cli;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.backup.ExistingBackup;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.spi.InvalidConfigurationException;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The environment in which Barman runs its hook scripts, of which {@code wal-archive} and {@code backup} can be one
 * (contract 00 section 9).
 */
@Singleton
final class HookEnvironment {

    private static final String HOOK = "BARMAN_HOOK";
    private static final String PHASE = "BARMAN_PHASE";
    private static final String FILE = "BARMAN_FILE";
    private static final String BACKUP_DIR = "BARMAN_BACKUP_DIR";
    private static final String BACKUP_ID = "BARMAN_BACKUP_ID";
    private static final String BACKUP_INFO_PATH = "BARMAN_BACKUP_INFO_PATH";
    private static final String STATUS = "BARMAN_STATUS";

    private static final Set<String> ARCHIVE_HOOKS = Set.of("archive_script", "archive_retry_script");
    private static final Set<String> BACKUP_HOOKS = Set.of("backup_script", "backup_retry_script");

    private final UnaryOperator<String> variables;

    HookEnvironment() {
        this(System::getenv);
    }

    /**
     * @param variables gives the value of a variable, or null
     */
    HookEnvironment(UnaryOperator<String> variables) {
        this.variables = variables;
    }

    /** Whether the command runs as a hook script. */
    boolean isPresent() {
        return variable(HOOK).isPresent() && variable(PHASE).isPresent();
    }

    /**
     * The WAL file that is to be archived.
     *
     * @throws OperationFailedException when this is another hook than one before archiving, or names no file
     */
    String walFile() throws OperationFailedException {
        if (!isHook(ARCHIVE_HOOKS, "pre")) {
            throw new OperationFailedException(
                    misplaced("wal-archive", "pre_archive_script or pre_archive_retry_script"));
        }
        return variable(FILE)
                .orElseThrow(() -> new OperationFailedException(FILE + " is not set: no WAL file to archive"));
    }

    /**
     * The backup that is to be uploaded.
     *
     * @throws InvalidConfigurationException when this is another hook than one after a backup, or a variable is missing
     * @throws UnfinishedBackupException when the backup did not succeed
     */
    ExistingBackup backup() throws UnfinishedBackupException {
        String folder = required(BACKUP_DIR);
        String id = required(BACKUP_ID);
        String status = variable(STATUS).orElse("unknown");
        if (!status.equals("DONE")) {
            throw new UnfinishedBackupException(id, status);
        }
        if (!BackupId.hasForm(id)) {
            throw new InvalidConfigurationException(BACKUP_ID + " is '" + id + "', which is not a backup id");
        }
        return new ExistingBackup(new BackupId(id), Path.of(folder), Path.of(required(BACKUP_INFO_PATH)));
    }

    /**
     * Checks that the hook is one after a backup.
     *
     * @throws InvalidConfigurationException when it is not
     */
    void requireBackupHook() {
        if (!isHook(BACKUP_HOOKS, "post")) {
            throw new InvalidConfigurationException(
                    misplaced("backup", "post_backup_script or post_backup_retry_script"));
        }
    }

    private boolean isHook(Set<String> hooks, String phase) {
        return variable(HOOK).filter(hooks::contains).isPresent()
                && variable(PHASE).filter(phase::equals).isPresent();
    }

    private String misplaced(String command, String places) {
        return command + " cannot be the hook script '" + variable(HOOK).orElse("") + "' in the phase '"
                + variable(PHASE).orElse("") + "'; configure it as " + places;
    }

    private String required(String name) {
        return variable(name)
                .orElseThrow(() -> new InvalidConfigurationException(name + " is not set, which a hook script needs"));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(variables.apply(name));
    }
}
