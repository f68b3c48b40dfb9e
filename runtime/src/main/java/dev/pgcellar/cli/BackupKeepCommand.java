package dev.pgcellar.cli;

import dev.pgcellar.catalog.KeepTarget;
import dev.pgcellar.expire.BackupKeeping;
import dev.pgcellar.registry.OpenedStore;
import java.io.PrintWriter;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code pgcellar backup-keep} (contract 03 section 7). */
@Command(
        name = BackupKeepCommand.NAME,
        description = "Keep a backup whatever the retention policy says, or release it.",
        sortOptions = false,
        footer = {
            "  pgcellar backup-keep --target full s3://my-bucket/pg main before-release",
            "  pgcellar backup-keep --release s3://my-bucket/pg main before-release"
        })
final class BackupKeepCommand extends StoreCommand {

    static final String NAME = "backup-keep";

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
        BackupKeeping keeping =
                new BackupKeeping(opened.store(), opened.layoutOf(serverName), Clock.systemDefaultZone());
        switch (action) {
            case RELEASE -> keeping.release(backupId);
            case STATUS -> print(keeping.status(backupId).map(KeepTarget::text).orElse("nokeep"));
            default -> keeping.keep(backupId, target);
        }
        return ExitCode.SUCCESS;
    }

    private void print(String keep) {
        PrintWriter out = spec.commandLine().getOut();
        out.print("Keep: " + keep + "\n");
        out.flush();
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
