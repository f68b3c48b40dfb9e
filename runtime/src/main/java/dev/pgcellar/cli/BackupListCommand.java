package dev.pgcellar.cli;

import dev.pgcellar.catalog.BackupCatalog;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupInfoFormat;
import dev.pgcellar.catalog.CatalogListing;
import dev.pgcellar.catalog.KeepAnnotations;
import dev.pgcellar.catalog.KeepTarget;
import dev.pgcellar.cli.output.BackupJson;
import dev.pgcellar.cli.output.BackupListTable;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.registry.OpenedStore;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pgcellar backup-list} (contract 03 section 5). */
@Command(
        name = BackupListCommand.NAME,
        description = "List the backups of a server.",
        sortOptions = false,
        footer = {
            "  pgcellar backup-list s3://my-bucket/pg main",
            "  pgcellar backup-list --format json s3://my-bucket/pg main"
        })
final class BackupListCommand extends StoreCommand {

    static final String NAME = "backup-list";

    private static final Logger LOG = Logger.getLogger(BackupListCommand.class);

    @Mixin
    FormatOption format;

    @Override
    int run(OpenedStore opened) throws Exception {
        ServerLayout layout = opened.layoutOf(serverName);
        CatalogListing listing =
                new BackupCatalog(opened.store(), layout, new BackupInfoFormat(Clock.systemDefaultZone())).list();
        listing.unreadable()
                .forEach(backup ->
                        LOG.warnf("unable to open backup.info of backup %s: %s", backup.id(), backup.reason()));
        PrintWriter out = spec.commandLine().getOut();
        if (format.isConsole()) {
            List<BackupId> done = listing.backups().stream()
                    .filter(BackupInfo::isDone)
                    .map(BackupInfo::id)
                    .toList();
            Map<BackupId, KeepTarget> keeps = new KeepAnnotations(opened.store(), layout).readAll(done);
            BackupListTable.write(listing.backups(), keeps, out);
        } else {
            BackupJson.writeList(listing.backups(), out);
        }
        out.flush();
        return ExitCode.SUCCESS;
    }
}
