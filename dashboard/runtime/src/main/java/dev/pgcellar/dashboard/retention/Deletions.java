package dev.pgcellar.dashboard.retention;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.BackupCatalog;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupInfoException;
import dev.pgcellar.catalog.BackupInfoFormat;
import dev.pgcellar.catalog.BackupSelectionException;
import dev.pgcellar.catalog.KeepAnnotations;
import dev.pgcellar.catalog.KeepTarget;
import dev.pgcellar.dashboard.api.ApiException;
import dev.pgcellar.dashboard.jobs.Job;
import dev.pgcellar.dashboard.jobs.Jobs;
import dev.pgcellar.dashboard.recovery.Catalogs;
import dev.pgcellar.dashboard.servers.DashboardServer;
import dev.pgcellar.expire.BackupExpiry;
import dev.pgcellar.expire.DeletionOptions;
import dev.pgcellar.expire.DeletionPreview;
import dev.pgcellar.expire.LockCheck;
import dev.pgcellar.expire.RetentionPolicy;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.registry.CodecDescriptor;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.registry.SnapshotProviders;
import dev.pgcellar.snapshot.SnapshotRemoval;
import dev.pgcellar.spi.InvalidConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks the engine of {@code backup-delete} what it would delete, and has it delete; keeps and releases backups.
 */
@Singleton
public class Deletions {

    private static final int BATCH_SIZE = 1000;

    private final Catalogs catalogs;
    private final Codecs codecs;
    private final SnapshotProviders snapshots;
    private final Jobs jobs;
    private final Clock clock = Clock.systemDefaultZone();

    @Inject
    Deletions(Catalogs catalogs, Codecs codecs, SnapshotProviders snapshots, Jobs jobs) {
        this.catalogs = catalogs;
        this.codecs = codecs;
        this.snapshots = snapshots;
        this.jobs = jobs;
    }

    /**
     * The objects that a policy would delete.
     *
     * @param backupObjects how many objects of backups
     * @param walObjects how many WAL objects; a folder that the store clears as a whole counts as one
     * @param snapshotBackups how many backups whose disk snapshots would be deleted
     * @param keys the first of the keys; a prefix ends in a slash
     * @param complete whether these are all keys
     */
    public record Objects(
            long backupObjects, long walObjects, long snapshotBackups, List<String> keys, boolean complete) {}

    /** A step with a store. */
    @FunctionalInterface
    private interface Step<T> {
        T run(OpenedStore opened, Job job)
                throws IOException, BackupInfoException, BackupSelectionException, OperationFailedException,
                        InterruptedException;
    }

    /**
     * Lists what a policy would delete, object by object; nothing is deleted.
     *
     * @throws ApiException when the store cannot be read
     */
    public Objects preview(DashboardServer server, RetentionPolicy policy, int minimumRedundancy) {
        return with(server, "preview a deletion", (opened, job) -> {
            ServerLayout layout = opened.layoutOf(server.serverName());
            AtomicLong counted = new AtomicLong();
            DeletionObjects objects =
                    new DeletionObjects(layout.walsPrefix(), () -> job.counted(counted.incrementAndGet()));
            BackupExpiry expiry = expiry(server, opened, layout);
            expiry.applyPolicy(policy, expiry.catalog(), options(minimumRedundancy, objects));
            DeletionObjects.Summary found = objects.summary();
            return new Objects(
                    found.backupObjects(), found.walObjects(), found.snapshotBackups(), found.keys(), found.complete());
        });
    }

    /**
     * Deletes a backup, and the WAL that no remaining backup needs.
     *
     * @throws ApiException when that is refused or fails
     */
    public void delete(DashboardServer server, String id) {
        with(server, "delete backup " + id, (opened, job) -> {
            BackupExpiry expiry = expiry(server, opened, opened.layoutOf(server.serverName()));
            expiry.deleteBackup(id, expiry.catalog(), options(0, null));
            return id;
        });
        catalogs.forget(server);
    }

    /**
     * Keeps a complete backup whatever the retention policy says.
     *
     * @throws ApiException when that is refused or fails
     */
    public void keep(DashboardServer server, String id, KeepTarget target) {
        with(server, "keep backup " + id, (opened, job) -> {
            ServerLayout layout = opened.layoutOf(server.serverName());
            boolean isDone = new BackupCatalog(opened.store(), layout, new BackupInfoFormat(clock))
                    .load(new BackupId(id))
                    .filter(BackupInfo::isDone)
                    .isPresent();
            if (!isDone) {
                throw new OperationFailedException("backup " + id + " cannot be kept: it is not complete");
            }
            new KeepAnnotations(opened.store(), layout).write(new BackupId(id), target);
            return id;
        });
        catalogs.forget(server);
    }

    /**
     * Keeps a backup no longer.
     *
     * @throws ApiException when that fails
     */
    public void release(DashboardServer server, String id) {
        with(server, "release backup " + id, (opened, job) -> {
            new KeepAnnotations(opened.store(), opened.layoutOf(server.serverName())).release(new BackupId(id));
            return id;
        });
        catalogs.forget(server);
    }

    private BackupExpiry expiry(DashboardServer server, OpenedStore opened, ServerLayout layout) {
        return new BackupExpiry(
                opened.store(),
                layout,
                codecs.descriptors().stream().map(CodecDescriptor::suffix).toList(),
                new SnapshotRemoval(snapshots, server.options()),
                clock);
    }

    private static DeletionOptions options(int minimumRedundancy, DeletionPreview preview) {
        return new DeletionOptions(minimumRedundancy, BATCH_SIZE, LockCheck.NONE, preview);
    }

    private <T> T with(DashboardServer server, String kind, Step<T> step) {
        try (Job job = jobs.start(kind, server.name());
                OpenedStore opened = catalogs.open(server)) {
            try {
                return job.done(step.run(opened, job));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw refused(job, ApiException.badGateway("interrupted"));
            } catch (OperationFailedException | BackupSelectionException | InvalidConfigurationException e) {
                throw refused(job, ApiException.conflict(e.getMessage()));
            } catch (IOException | BackupInfoException e) {
                throw refused(job, ApiException.badGateway(e.getMessage()));
            }
        }
    }

    private static ApiException refused(Job job, ApiException failure) {
        job.failed(failure.getMessage());
        return failure;
    }
}
