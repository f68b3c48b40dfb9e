package dev.pgcellar.snapshot;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.backup.BackupContent;
import dev.pgcellar.backup.RunningBackup;
import dev.pgcellar.catalog.literal.PythonValue;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.postgres.BackupStop;
import dev.pgcellar.postgres.PostgresException;
import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.SnapshotRequest;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.TakenSnapshot;
import dev.pgcellar.spi.WriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** The files of a cluster as snapshots of the disks that hold them. */
final class SnapshottedDisks implements BackupContent {

    private static final Logger LOG = Logger.getLogger(SnapshottedDisks.class);
    private static final double NANOS = 1e9;
    private static final double MICROS = 1e6;

    private final ObjectStore store;
    private final ServerLayout layout;
    private final SnapshotBackupRequest request;
    private final String provider;
    private final DiskSnapshots snapshots;
    private final TakenSnapshots taken;
    private boolean labelStored;

    SnapshottedDisks(
            ObjectStore store,
            ServerLayout layout,
            SnapshotBackupRequest request,
            String provider,
            DiskSnapshots snapshots) {
        this.store = store;
        this.layout = layout;
        this.request = request;
        this.provider = provider;
        this.snapshots = snapshots;
        this.taken = new TakenSnapshots(snapshots);
    }

    @Override
    public String activity() {
        return "taking snapshots";
    }

    @Override
    public long store(RunningBackup backup)
            throws IOException, PostgresException, OperationFailedException, InterruptedException {
        long began = System.nanoTime();
        backup.learn();
        backup.start(request.checkpoint());
        List<MountedVolume> volumes = mountedVolumes();
        List<TakenSnapshot> complete = snapshots.take(
                new SnapshotRequest(
                        request.instance(),
                        volumes.stream().map(MountedVolume::volume).toList(),
                        backup.id().text(),
                        request.tags()),
                taken);
        BackupStop stop = backup.stop();
        storeLabel(backup, stop);
        backup.info()
                .snapshotsInfo(SnapshotRecords.ofBackup(provider, complete, volumes))
                .copyStats(statistics(System.nanoTime() - began));
        return 0;
    }

    /** Disks may have been detached since the conditions were checked. */
    private List<MountedVolume> mountedVolumes() throws IOException, InterruptedException {
        MountResolution mounts = new MountResolution(snapshots);
        List<MountedVolume> mounted = new ArrayList<>();
        for (AttachedVolume volume : new BackupConditions(snapshots).attached(request.instance(), request.disks())) {
            Mount mount = mounts.mountOf(volume)
                    .orElseThrow(
                            () -> new UnmetConditionException("disk '" + volume.disk() + "' is not mounted any more"));
            mounted.add(new MountedVolume(volume, mount));
        }
        return mounted;
    }

    private void storeLabel(RunningBackup backup, BackupStop stop) throws StoreException {
        String label = stop.label() == null ? "" : stop.label();
        labelStored = true;
        store.put(
                layout.backupLabel(backup.id().text()),
                Payload.of(label.getBytes(StandardCharsets.UTF_8)),
                WriteOptions.DEFAULT.withTags(request.tags()));
    }

    /** Both values are the duration of the whole backup (contract 02 section 3). */
    private static PythonValue.Dict statistics(long nanos) {
        PythonValue seconds = PythonValue.of(Math.round(nanos / NANOS * MICROS) / MICROS);
        Map<String, PythonValue> statistics = new LinkedHashMap<>();
        statistics.put("copy_time", seconds);
        statistics.put("total_time", seconds);
        return PythonValue.dict(statistics);
    }

    @Override
    public void discard(RunningBackup backup) {
        taken.delete();
        if (taken.all().isEmpty()) {
            backup.info().snapshotsInfo(null);
            discardLabel(backup);
        } else {
            backup.info().snapshotsInfo(SnapshotRecords.ofLeftovers(provider, taken.all()));
            LOG.errorf(
                    "these snapshots of the failed backup remain; they are recorded in its backup.info, and 'backup-delete"
                            + " --backup-id %s' deletes them: %s",
                    backup.id(), taken.names());
        }
    }

    private void discardLabel(RunningBackup backup) {
        if (labelStored) {
            String key = layout.backupLabel(backup.id().text());
            try {
                store.delete(List.of(key)).forEach(failure -> LOG.warnf("'%s' could not be deleted", key));
            } catch (StoreException e) {
                LOG.warnf("'%s' could not be deleted: %s", key, e.getMessage());
            }
        }
    }

    @Override
    public void leave(RunningBackup backup) {
        LOG.errorf(
                "the snapshots of backup %s remain, because its backup.info may have been stored: %s. When backup-show"
                        + " does not know the backup, delete them in the cloud",
                backup.id(), taken.names());
    }
}
