package dev.pgcellar.catalog;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.wal.WalInventory;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * The backup that a caller means (contract 03 sections 0 and 4).
 */
public final class ChosenBackup {

    private static final Logger LOG = Logger.getLogger(ChosenBackup.class);

    private final OpenedStore opened;
    private final ServerLayout layout;
    private final BackupCatalog catalog;

    public ChosenBackup(OpenedStore opened, String serverName) {
        this.opened = opened;
        this.layout = opened.layoutOf(serverName);
        this.catalog = new BackupCatalog(opened.store(), layout, new BackupInfoFormat(Clock.systemDefaultZone()));
    }

    /**
     * The backup of an id, shortcut or name.
     *
     * @throws AbsentBackupException when there is no backup of this id
     * @throws BackupSelectionException when no backup, or more than one, is meant
     */
    public BackupInfo byArgument(String argument)
            throws StoreException, BackupInfoException, BackupSelectionException, OperationFailedException {
        BackupSelection selection = new BackupSelector(catalog).select(argument);
        selection.warnings().forEach(LOG::warn);
        return load(selection.id());
    }

    /**
     * The newest backup that can reach a recovery target.
     *
     * @throws AbsentBackupException when there is none
     */
    public BackupInfo byTarget(RecoveryTarget target, TargetTimeline timeline)
            throws StoreException, BackupInfoException, BackupSelectionException, OperationFailedException {
        CatalogListing listing = catalog.list();
        listing.unreadable()
                .forEach(backup ->
                        LOG.warnf("unable to open backup.info of backup %s: %s", backup.id(), backup.reason()));
        return new TargetBackupSelector(new WalInventory(opened.store(), layout)::latestTimeline)
                .select(listing, target, timeline)
                .orElseThrow(() -> new AbsentBackupException(
                        "no complete backup of '" + layout.server() + "' can reach the target"));
    }

    private BackupInfo load(BackupId id) throws StoreException, BackupInfoException, OperationFailedException {
        return catalog.load(id)
                .orElseThrow(() -> new AbsentBackupException("backup " + id + " of server '" + layout.server()
                        + "' does not exist at '" + opened.location().url() + "'"));
    }
}
