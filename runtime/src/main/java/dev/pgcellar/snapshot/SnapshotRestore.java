package dev.pgcellar.snapshot;

import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.SnapshotsInfo;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.registry.SnapshotProviders;
import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.SnapshotProvider;
import dev.pgcellar.spi.StoreErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Completes the restore of a snapshot backup (contract 05 section 5): checks that volumes made from all its snapshots are
 * attached to a machine and mounted here as the originals were, then fetches the label that PostgreSQL needs to recover.
 * Making the volumes and attaching them is the operator's part.
 */
public final class SnapshotRestore {

    private final ObjectStore store;
    private final ServerLayout layout;
    private final SnapshotProviders providers;
    private final OptionValues options;

    /**
     * @param options the values given for the options of this build's snapshot providers
     */
    public SnapshotRestore(ObjectStore store, ServerLayout layout, SnapshotProviders providers, OptionValues options) {
        this.store = store;
        this.layout = layout;
        this.providers = providers;
        this.options = options;
    }

    /**
     * Restores a backup. Every check precedes the first write.
     *
     * @param backup one that has {@link BackupInfo#snapshotsInfo()}
     * @param instance the machine the volumes are attached to: this one
     * @param recoveryDirectory the data directory, on one of the volumes
     * @return once the label is durable
     * @throws UnmetConditionException when a volume is missing or mounted otherwise, or the data directory is not there
     * @throws InvalidConfigurationException when this build has no provider for the snapshots, or it needs more options
     * @throws IOException when the control plane or the store fails, or the label cannot be written
     * @throws InterruptedException when the calling thread was interrupted; nothing is half written then
     */
    public void run(BackupInfo backup, String instance, Path recoveryDirectory)
            throws IOException, InterruptedException {
        SnapshotsInfo info = backup.snapshotsInfo().orElseThrow();
        SnapshotProvider provider = providers.instantiate(providers.named(info.provider()));
        try (DiskSnapshots snapshots = provider.openForRestore(SnapshotRecords.record(info.providerInfo()), options)) {
            new RestoreConditions(snapshots).require(info, instance);
        }
        if (!Files.isDirectory(recoveryDirectory)) {
            throw new UnmetConditionException("the recovery directory '" + recoveryDirectory
                    + "' does not exist; it is the data directory on the volumes made from the snapshots");
        }
        String key = layout.backupLabel(backup.id().text());
        try (ObjectContent label = store.get(key)
                .orElseThrow(() -> new StoreErrorException(
                        "'" + key + "' does not exist, and without it backup " + backup.id() + " cannot be recovered",
                        false,
                        null))) {
            new LabelFile(recoveryDirectory).write(label.stream());
        }
    }
}
