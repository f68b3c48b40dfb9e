package dev.pgcellar.expire;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Deletes. Also when a backup could not be deleted, the WAL of those before it goes. */
final class RealDeletionRun implements DeletionRun {

    private static final Logger LOG = Logger.getLogger(RealDeletionRun.class);

    private final ObjectStore store;
    private final ServerLayout layout;
    private final BackupDeletion deletion;
    private final int batchSize;
    private final List<WalCleanupRule> rules = new ArrayList<>();

    RealDeletionRun(ObjectStore store, ServerLayout layout, BackupDeletion deletion, int batchSize) {
        this.store = store;
        this.layout = layout;
        this.deletion = deletion;
        this.batchSize = batchSize;
    }

    @Override
    public void discardUnfinishedUploads(List<BackupId> backups) {
        deletion.discardUnfinishedUploads(backups);
    }

    @Override
    public List<String> keys(BackupInfo backup) throws StoreException {
        return deletion.keys(backup);
    }

    @Override
    public void delete(BackupInfo backup, List<String> keys, WalCleanupRule rule)
            throws IOException, OperationFailedException, InterruptedException {
        try {
            deletion.delete(backup, keys);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw e;
        }
        rules.add(rule);
        LOG.infof("backup %s is deleted", backup.id());
    }

    @Override
    public void close() throws StoreException {
        if (!Thread.currentThread().isInterrupted()) {
            new WalCleanup(store, layout, rules, batchSize).run();
        }
    }
}
