package dev.pgcellar.api;

import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.expire.BackupExpiry;
import dev.pgcellar.expire.BackupKeeping;
import dev.pgcellar.expire.DeletionOptions;
import dev.pgcellar.expire.DeletionPreview;
import dev.pgcellar.expire.RetentionPolicy;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.snapshot.SnapshotRemoval;
import java.util.List;
import java.util.Optional;

/** The use cases that change which backups there are, on an opened store. */
final class CatalogChanges {

    private final Extensions extensions;
    private final ServerTarget target;
    private final OpenedStore opened;

    CatalogChanges(Extensions extensions, ServerTarget target, OpenedStore opened) {
        this.extensions = extensions;
        this.target = target;
        this.opened = opened;
    }

    BackupKeeping keeping() {
        return new BackupKeeping(opened.store(), layout(), ServerArchive.clock());
    }

    Optional<BackupId> delete(String backup, DeleteOptions options) throws Exception {
        BackupExpiry expiry = expiry();
        return expiry.deleteBackup(backup, expiry.catalog(), settings(options, null)).stream()
                .findFirst();
    }

    List<BackupId> apply(RetentionPolicy policy, DeleteOptions options) throws Exception {
        BackupExpiry expiry = expiry();
        return expiry.applyPolicy(policy, expiry.catalog(), settings(options, null));
    }

    List<BackupId> preview(RetentionPolicy policy, DeleteOptions options, DeletionPreview preview) throws Exception {
        BackupExpiry expiry = expiry();
        return expiry.applyPolicy(policy, expiry.catalog(), settings(options, preview));
    }

    private BackupExpiry expiry() {
        return new BackupExpiry(
                opened.store(),
                layout(),
                extensions.codecs().suffixes(),
                new SnapshotRemoval(extensions.snapshots(), extensions.optionsOf(target, Operation.DELETE)),
                ServerArchive.clock());
    }

    private ServerLayout layout() {
        return opened.layoutOf(target.serverName());
    }

    private static DeletionOptions settings(DeleteOptions options, DeletionPreview preview) {
        return new DeletionOptions(options.minimumRedundancy(), Integer.MAX_VALUE, options.lockCheck(), preview);
    }
}
