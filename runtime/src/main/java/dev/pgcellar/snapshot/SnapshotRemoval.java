package dev.pgcellar.snapshot;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.SnapshotsInfo;
import dev.pgcellar.expire.BackupSnapshots;
import dev.pgcellar.registry.SnapshotProviderDescriptor;
import dev.pgcellar.registry.SnapshotProviders;
import dev.pgcellar.spi.DeletedSnapshot;
import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotLockedException;
import org.jboss.logging.Logger;

/**
 * Deletes the snapshots of a backup (contract 05 section 6) by the provider that its metadata name, wherever the
 * metadata themselves are stored.
 */
public final class SnapshotRemoval implements BackupSnapshots {

    private static final Logger LOG = Logger.getLogger(SnapshotRemoval.class);

    private final SnapshotProviders providers;
    private final OptionValues options;

    /**
     * @param options the values given for the options of this build's snapshot providers
     */
    public SnapshotRemoval(SnapshotProviders providers, OptionValues options) {
        this.providers = providers;
        this.options = options;
    }

    @Override
    public void requireDeletable(BackupInfo backup) {
        if (backup.snapshotsInfo().isPresent()) {
            try {
                // Makes no request, but finds out whether all is there that requests need.
                open(backup.snapshotsInfo().get()).close();
            } catch (InvalidConfigurationException e) {
                throw new InvalidConfigurationException(
                        "backup " + backup.id() + " consists of disk snapshots, and nothing was deleted: "
                                + e.getMessage(),
                        e);
            }
        }
    }

    @Override
    public void delete(BackupInfo backup) throws SnapshotException, OperationFailedException, InterruptedException {
        SnapshotsInfo info = backup.snapshotsInfo().orElseThrow();
        try (DiskSnapshots opened = open(info)) {
            for (SnapshotsInfo.Snapshot snapshot : info.snapshots()) {
                delete(backup, SnapshotRecords.record(snapshot.provider()), opened);
            }
        }
    }

    private DiskSnapshots open(SnapshotsInfo info) {
        SnapshotProviderDescriptor provider = providers.named(info.provider());
        ProviderRecord place = SnapshotRecords.record(info.providerInfo());
        return providers.instantiate(provider).openForDeletion(place, options);
    }

    private static void delete(BackupInfo backup, ProviderRecord snapshot, DiskSnapshots opened)
            throws SnapshotException, OperationFailedException, InterruptedException {
        String name = opened.identifier(snapshot).orElse("without a name");
        try {
            if (opened.delete(snapshot) == DeletedSnapshot.ABSENT) {
                LOG.warnf("snapshot '%s' of backup %s does not exist any more", name, backup.id());
            } else {
                LOG.infof("snapshot '%s' of backup %s is deleted", name, backup.id());
            }
        } catch (SnapshotLockedException e) {
            throw new OperationFailedException(
                    "backup " + backup.id() + " was not deleted, because one of its snapshots is locked: "
                            + e.getMessage(),
                    e);
        }
    }
}
