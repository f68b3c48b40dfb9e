package dev.pgcellar.expire;

import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.ReadAhead;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Deletes nothing, but says what would go: of each backup its objects, then its WAL. */
final class PreviewedDeletionRun implements DeletionRun {

    private static final Logger LOG = Logger.getLogger(PreviewedDeletionRun.class);

    private final ObjectStore store;
    private final ServerLayout layout;
    private final BackupDeletion deletion;
    private final DeletionPreview preview;
    private final List<BackupInfo> backups = new ArrayList<>();
    private final List<WalCleanupRule> rules = new ArrayList<>();

    PreviewedDeletionRun(ObjectStore store, ServerLayout layout, BackupDeletion deletion, DeletionPreview preview) {
        this.store = store;
        this.layout = layout;
        this.deletion = deletion;
        this.preview = preview;
    }

    @Override
    public void discardUnfinishedUploads(List<BackupId> backups) {
        LOG.info("unfinished uploads, if there are any, stay");
    }

    /** None: what goes is said at the end, and only then are a few backups' keys held at a time. */
    @Override
    public List<String> keys(BackupInfo backup) {
        return List.of();
    }

    @Override
    public void delete(BackupInfo backup, List<String> keys, WalCleanupRule rule) {
        try {
            deletion.requireDeletable(backup);
        } catch (InvalidConfigurationException e) {
            LOG.warn(e.getMessage());
        }
        backups.add(backup);
        rules.add(rule);
    }

    @Override
    public void close() throws StoreException {
        WalCleanupPreview wal = new WalCleanupPreview(store, layout, rules);
        wal.survey();
        try (ReadAhead<BackupInfo, List<String>, StoreException> keys =
                new ReadAhead<>(backups, deletion::keys, StoreException.class)) {
            for (int place = 0; place < backups.size(); place++) {
                deletion.preview(backups.get(place), keys.next(), preview);
                wal.show(place, preview);
            }
        }
    }
}
