package dev.pgcellar.cli;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.BackupCatalog;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupInfoException;
import dev.pgcellar.catalog.BackupInfoFormat;
import dev.pgcellar.catalog.BackupSelection;
import dev.pgcellar.catalog.BackupSelectionException;
import dev.pgcellar.catalog.BackupSelector;
import dev.pgcellar.catalog.CatalogListing;
import dev.pgcellar.catalog.RecoveryTarget;
import dev.pgcellar.catalog.TargetBackupSelector;
import dev.pgcellar.catalog.TargetTimeline;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.wal.WalInventory;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * The backup that a command line means (contract 03 sections 0 and 4).
 */
final class ChosenBackup {

    private static final Logger LOG = Logger.getLogger(ChosenBackup.class);

    private final OpenedStore opened;
    private final ServerLayout layout;
    private final BackupCatalog catalog;

    ChosenBackup(OpenedStore opened, String serverName) {
        this.opened = opened;
        this.layout = opened.layoutOf(serverName);
        this.catalog = new BackupCatalog(opened.store(), layout, new BackupInfoFormat(Clock.systemDefaultZone()));
    }

    /**
     * The backup of an id, shortcut or name.
     *
     * @throws OperationFailedException when there is no backup of this id
     */
    BackupInfo byArgument(String argument)
            throws StoreException, BackupInfoException, BackupSelectionException, OperationFailedException {
        BackupSelection selection = new BackupSelector(catalog).select(argument);
        selection.warnings().forEach(LOG::warn);
        return load(selection.id());
    }

    /**
     * The newest backup that can reach a recovery target.
     *
     * @throws OperationFailedException when there is none
     */
    BackupInfo byTarget(RecoveryTarget target, TargetTimeline timeline)
            throws StoreException, BackupInfoException, BackupSelectionException, OperationFailedException {
        CatalogListing listing = catalog.list();
        listing.unreadable()
                .forEach(backup ->
                        LOG.warnf("unable to open backup.info of backup %s: %s", backup.id(), backup.reason()));
        return new TargetBackupSelector(new WalInventory(opened.store(), layout)::latestTimeline)
                .select(listing, target, timeline)
                .orElseThrow(() -> new OperationFailedException(
                        "no complete backup of '" + layout.server() + "' can reach the target"));
    }

    private BackupInfo load(BackupId id) throws StoreException, BackupInfoException, OperationFailedException {
        return catalog.load(id)
                .orElseThrow(() -> new OperationFailedException("backup " + id + " of server '" + layout.server()
                        + "' does not exist at '" + opened.location().url() + "'"));
    }
}
