package dev.pgcellar.snapshot.gcp;

import dev.pgcellar.google.CredentialChain;
import dev.pgcellar.http.Environment;
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
 * The disks of machines in one zone of a project. Tags are not put on snapshots: labels in Google Cloud have small letters
 * only.
 */
final class GcpDiskSnapshots implements DiskSnapshots {

    private static final String SNAPSHOT_NAME = "snapshot_name";

    private final ComputeApi api;
    private final AttachedDisks disks;

    GcpDiskSnapshots(ComputeApi api) {
        this.api = api;
        this.disks = new AttachedDisks(api);
    }

    /** Makes no request. */
    static GcpDiskSnapshots open(ComputeSettings settings, Environment environment) {
        return new GcpDiskSnapshots(new ComputeApi(settings, environment, CredentialChain.Source.APPLICATION_DEFAULT));
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

    /** The link that the guest environment makes for a disk (contract 05 section 3). */
    @Override
    public List<String> deviceCandidates(AttachedVolume volume) throws SnapshotErrorException {
        String name = volume.attachment()
                .text(AttachedDisks.DEVICE_NAME)
                .orElseThrow(() -> new SnapshotErrorException(
                        "disk '" + volume.disk() + "' is attached without a device name", null));
        return List.of("/dev/disk/by-id/google-" + name);
    }

    @Override
    public List<TakenSnapshot> take(SnapshotRequest request, SnapshotObserver observer)
            throws SnapshotException, InterruptedException {
        List<TakenSnapshot> snapshots = request.volumes().stream()
                .map(volume -> record(request, volume))
                .toList();
        List<DiskSnapshot> creations = snapshots.stream()
                .map(snapshot -> new DiskSnapshot(api, snapshot))
                .toList();
        new SnapshotBatch(creations, observer, api.settings().deadline()).take();
        return snapshots;
    }

    /** With the keys of contract 05 section 7. */
    private TakenSnapshot record(SnapshotRequest request, AttachedVolume volume) {
        String project = api.settings().project();
        String name = request.snapshotName(volume);
        return new TakenSnapshot(
                volume,
                name,
                ProviderRecord.EMPTY.with(ComputeSettingsResolver.PROJECT_KEY, project),
                ProviderRecord.EMPTY
                        .with(
                                AttachedDisks.DEVICE_NAME,
                                volume.attachment()
                                        .text(AttachedDisks.DEVICE_NAME)
                                        .orElse(null))
                        .with(SNAPSHOT_NAME, name)
                        .with("snapshot_project", project));
    }

    @Override
    public DeletedSnapshot delete(ProviderRecord snapshot) throws SnapshotException, InterruptedException {
        String name = identifier(snapshot)
                .orElseThrow(() -> new SnapshotErrorException(
                        "the backup.info names a snapshot without its " + SNAPSHOT_NAME, null));
        return new SnapshotDeletion(api, name).run();
    }

    @Override
    public Optional<String> identifier(ProviderRecord snapshot) {
        return snapshot.text(SNAPSHOT_NAME);
    }

    @Override
    public void close() {
        api.close();
    }
}
