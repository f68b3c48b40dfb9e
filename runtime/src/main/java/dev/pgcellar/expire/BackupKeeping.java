package dev.pgcellar.expire;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.BackupCatalog;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupInfoException;
import dev.pgcellar.catalog.BackupInfoFormat;
import dev.pgcellar.catalog.BackupSelection;
import dev.pgcellar.catalog.BackupSelectionException;
import dev.pgcellar.catalog.BackupSelector;
import dev.pgcellar.catalog.KeepAnnotations;
import dev.pgcellar.catalog.KeepTarget;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Exempts backups from retention policies (contract 03 section 7). A backup is named by an id, a shortcut or its name
 * (contract 03 section 0); an id is taken as it is.
 */
public final class BackupKeeping {

    private static final Logger LOG = Logger.getLogger(BackupKeeping.class);

    private final ServerLayout layout;
    private final BackupCatalog catalog;
    private final KeepAnnotations keeps;

    /**
     * @param clock gives the time zone of times that are written without one
     */
    public BackupKeeping(ObjectStore store, ServerLayout layout, Clock clock) {
        this.layout = layout;
        this.catalog = new BackupCatalog(store, layout, new BackupInfoFormat(clock));
        this.keeps = new KeepAnnotations(store, layout);
    }

    /**
     * Keeps a complete backup, for another target if it is kept already.
     *
     * @throws OperationFailedException when the backup is not complete
     * @throws InvalidConfigurationException when there is no backup of this id
     */
    public void keep(String backup, KeepTarget target)
            throws StoreException, BackupInfoException, BackupSelectionException, OperationFailedException {
        BackupId id = select(backup);
        requireDone(id);
        keeps.write(id, target);
    }

    /** Keeps a backup no longer; one that is not kept is left as it is. */
    public void release(String backup) throws StoreException, BackupInfoException, BackupSelectionException {
        keeps.release(select(backup));
    }

    /** For what a backup is kept; empty when it is not. */
    public Optional<KeepTarget> status(String backup)
            throws StoreException, BackupInfoException, BackupSelectionException {
        return keeps.read(select(backup));
    }

    private BackupId select(String backup) throws StoreException, BackupInfoException, BackupSelectionException {
        BackupSelection selection = new BackupSelector(catalog).select(backup);
        selection.warnings().forEach(LOG::warn);
        return selection.id();
    }

    private void requireDone(BackupId id) throws StoreException, BackupInfoException, OperationFailedException {
        BackupInfo backup = catalog.load(id)
                .orElseThrow(() -> new InvalidConfigurationException(
                        "backup " + id + " of server '" + layout.server() + "' cannot be kept: it does not exist"));
        if (!backup.isDone()) {
            throw new OperationFailedException("backup " + id + " cannot be kept: its status is "
                    + backup.status().orElse("unknown") + ", not DONE");
        }
    }
}
