package dev.pgcellar.snapshot.azure;

import dev.pgcellar.http.Environment;
import dev.pgcellar.snapshot.azure.ComputeSettings.Place;
import dev.pgcellar.snapshot.operation.SnapshotBatch;
import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.DeletedSnapshot;
import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotObserver;
import dev.pgcellar.spi.SnapshotRequest;
import dev.pgcellar.spi.TakenSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * The managed disks of virtual machines in one resource group. Tags are not put on snapshots: names of tags in Azure may
 * not have all characters that the names of other tags may.
 */
final class AzureDiskSnapshots implements DiskSnapshots {

    private static final String SNAPSHOT_NAME = "snapshot_name";

    private final ResourceManager manager;
    private final AttachedDisks disks;

    AzureDiskSnapshots(ResourceManager manager) {
        this.manager = manager;
        this.disks = new AttachedDisks(manager);
    }

    /** Makes no request. */
    static AzureDiskSnapshots open(ComputeSettings settings, Environment environment) {
        return new AzureDiskSnapshots(ResourceManager.open(settings, environment));
    }

    @Override
    public boolean instanceExists(String instance) throws SnapshotException, InterruptedException {
        return disks.machineExists(instance);
    }

    @Override
    public List<AttachedVolume> attachedVolumes(String instance, List<String> names)
            throws SnapshotException, InterruptedException {
        return disks.named(instance, names);
    }

    @Override
    public List<AttachedVolume> attachedVolumes(String instance) throws SnapshotException, InterruptedException {
        return disks.all(instance);
    }

    /**
     * The link that the Azure Linux agent's rules make for a disk behind a SCSI controller (contract 05 section 3), and
     * the one that azure-vm-utils makes for any, NVMe among them.
     */
    @Override
    public List<String> deviceCandidates(AttachedVolume volume) {
        long lun = volume.attachment().number(AttachedDisks.LUN).orElseThrow();
        return List.of("/dev/disk/azure/scsi1/lun" + lun, "/dev/disk/azure/data/by-lun/" + lun);
    }

    @Override
    public List<TakenSnapshot> take(SnapshotRequest request, SnapshotObserver observer)
            throws SnapshotException, InterruptedException {
        List<TakenSnapshot> snapshots = request.volumes().stream()
                .map(volume -> record(request, volume))
                .toList();
        List<ManagedDiskSnapshot> creations = snapshots.stream()
                .map(snapshot -> new ManagedDiskSnapshot(manager, snapshot))
                .toList();
        new SnapshotBatch(creations, observer, manager.settings().deadline()).take();
        return snapshots;
    }

    /** With the keys of contract 05 section 7. */
    private TakenSnapshot record(SnapshotRequest request, AttachedVolume volume) {
        Place place = manager.settings().place();
        String name = request.snapshotName(volume);
        return new TakenSnapshot(
                volume,
                name,
                ProviderRecord.EMPTY
                        .with(ComputeSettingsResolver.SUBSCRIPTION_KEY, place.subscription())
                        .with(ComputeSettingsResolver.RESOURCE_GROUP_KEY, place.resourceGroup()),
                ProviderRecord.EMPTY
                        .with(
                                "location",
                                volume.attachment().text(AttachedDisks.LOCATION).orElseThrow())
                        .with(
                                "lun",
                                volume.attachment().number(AttachedDisks.LUN).orElseThrow())
                        .with(SNAPSHOT_NAME, name));
    }

    @Override
    public DeletedSnapshot delete(ProviderRecord snapshot) throws SnapshotException, InterruptedException {
        String name = identifier(snapshot)
                .orElseThrow(() -> new SnapshotErrorException(
                        "the backup.info names a snapshot without its " + SNAPSHOT_NAME, null));
        return new SnapshotDeletion(manager, name).run();
    }

    @Override
    public Optional<String> identifier(ProviderRecord snapshot) {
        return snapshot.text(SNAPSHOT_NAME);
    }

    @Override
    public void close() {
        manager.close();
    }
}
