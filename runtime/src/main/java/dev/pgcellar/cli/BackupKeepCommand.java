package dev.pgcellar.cli;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.BackupCatalog;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupInfoFormat;
import dev.pgcellar.catalog.BackupSelection;
import dev.pgcellar.catalog.BackupSelector;
import dev.pgcellar.catalog.KeepAnnotations;
import dev.pgcellar.catalog.KeepTarget;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.spi.InvalidConfigurationException;
import java.io.PrintWriter;
import java.time.Clock;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code pgcellar backup-keep} (contract 03 section 7). */
@Command(
        name = BackupKeepCommand.NAME,
        description = "Keep a backup whatever the retention policy says, or release it.",
        sortOptions = false)
final class BackupKeepCommand extends StoreCommand {

    static final String NAME = "backup-keep";

    private static final Logger LOG = Logger.getLogger(BackupKeepCommand.class);
    private static final String RELEASE = "--release";
    private static final String STATUS = "--status";
    private static final String TARGET = "--target";

    @Parameters(
            index = "2",
            paramLabel = "BACKUP_ID",
            description = "Id or name of the backup, or latest, oldest, last-failed.")
    String backupId;

    @Option(
            names = {"-r", RELEASE},
            description = "Keep the backup no longer.")
    boolean release;

    @Option(
            names = {"-s", STATUS},
            description = "Print whether the backup is kept.")
    boolean status;

    @Option(
            names = TARGET,
            paramLabel = "{full,standalone}",
            converter = TargetConverter.class,
            description = "Keep the backup: full with all WAL after it, standalone with the WAL it needs itself.")
    KeepTarget target;

    private String action;

    @Override
    void checkArguments() {
        action = new RequiredChoice(spec, RELEASE, STATUS, TARGET).given();
    }

    @Override
    int run(OpenedStore opened) throws Exception {
        ServerLayout layout = opened.layoutOf(serverName);
        BackupCatalog catalog =
                new BackupCatalog(opened.store(), layout, new BackupInfoFormat(Clock.systemDefaultZone()));
        BackupSelection selection = new BackupSelector(catalog).select(backupId);
        selection.warnings().forEach(LOG::warn);
        BackupId id = selection.id();
        KeepAnnotations keeps = new KeepAnnotations(opened.store(), layout);
        switch (action) {
            case RELEASE -> keeps.release(id);
            case STATUS -> print(keeps.read(id).map(KeepTarget::text).orElse("nokeep"));
            default -> {
                requireDone(catalog, id);
                keeps.write(id, target);
            }
        }
        return ExitCode.SUCCESS;
    }

    private void print(String keep) {
        PrintWriter out = spec.commandLine().getOut();
        out.print("Keep: " + keep + "\n");
        out.flush();
    }

    private void requireDone(BackupCatalog catalog, BackupId id) throws Exception {
        BackupInfo backup = catalog.load(id)
                .orElseThrow(() -> new InvalidConfigurationException(
                        "backup " + id + " of server '" + serverName + "' cannot be kept: it does not exist"));
        if (!backup.isDone()) {
            throw new OperationFailedException("backup " + id + " cannot be kept: its status is "
                    + backup.status().orElse("unknown") + ", not DONE");
        }
    }

    private static final class TargetConverter implements ITypeConverter<KeepTarget> {
        @Override
        public KeepTarget convert(String text) {
            KeepTarget target = new KeepTarget(text);
            if (!target.equals(KeepTarget.FULL) && !target.equals(KeepTarget.STANDALONE)) {
                throw new TypeConversionException("invalid choice: '" + text + "' (choose from 'full', 'standalone')");
            }
            return target;
        }
    }
}
