package dev.pgcellar.cli;

import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.ChosenBackup;
import dev.pgcellar.cli.output.BackupJson;
import dev.pgcellar.cli.output.BackupShowText;
import dev.pgcellar.registry.OpenedStore;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pgcellar backup-show} (contract 03 section 6). */
@Command(
        name = BackupShowCommand.NAME,
        description = "Show one backup in detail.",
        sortOptions = false,
        footer = {"  pgcellar backup-show s3://my-bucket/pg main latest"})
final class BackupShowCommand extends StoreCommand {

    static final String NAME = "backup-show";

    @Parameters(
            index = "2",
            paramLabel = "BACKUP_ID",
            description = "Id or name of the backup, or latest, oldest, last-failed.")
    String backupId;

    @Mixin
    FormatOption format;

    @Override
    int run(OpenedStore opened) throws Exception {
        BackupInfo backup = new ChosenBackup(opened, serverName).byArgument(backupId);
        PrintWriter out = spec.commandLine().getOut();
        if (format.isConsole()) {
            BackupShowText.write(backup, out);
        } else {
            BackupJson.writeShow(backup, out);
        }
        out.flush();
        return ExitCode.SUCCESS;
    }
}
