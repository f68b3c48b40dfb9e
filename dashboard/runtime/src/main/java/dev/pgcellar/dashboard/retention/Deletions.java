package dev.pgcellar.dashboard.retention;

import dev.pgcellar.api.DeleteOptions;
import dev.pgcellar.api.PgCellar;
import dev.pgcellar.api.PgCellarException;
import dev.pgcellar.api.ServerArchive;
import dev.pgcellar.catalog.KeepTarget;
import dev.pgcellar.dashboard.api.ApiException;
import dev.pgcellar.dashboard.jobs.Job;
import dev.pgcellar.dashboard.jobs.Jobs;
import dev.pgcellar.dashboard.recovery.Catalogs;
import dev.pgcellar.dashboard.servers.DashboardServer;
import dev.pgcellar.expire.RetentionPolicy;
import dev.pgcellar.registry.OpenedStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Asks what a policy would delete, object by object; deletes, keeps and releases backups.
 */
@Singleton
public class Deletions {

    private final PgCellar cellar;
    private final Catalogs catalogs;
    private final Jobs jobs;

    @Inject
    Deletions(PgCellar cellar, Catalogs catalogs, Jobs jobs) {
        this.cellar = cellar;
        this.catalogs = catalogs;
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

    /**
     * Lists what a policy would delete, object by object; nothing is deleted.
     *
     * @throws ApiException when the store cannot be read
     */
    public Objects preview(DashboardServer server, RetentionPolicy policy, int minimumRedundancy) {
        try (Job job = jobs.start("preview a deletion", server.name(), Job.Unit.OBJECTS)) {
            try {
                Objects found = objects(cellar.server(server.target()), policy, minimumRedundancy, job);
                job.done();
                return found;
            } catch (PgCellarException e) {
                job.failed(e.getMessage());
                throw ApiException.of(e);
            }
        }
    }

    private static Objects objects(ServerArchive archive, RetentionPolicy policy, int minimumRedundancy, Job job) {
        AtomicLong counted = new AtomicLong();
        DeletionObjects objects =
                new DeletionObjects(walsPrefix(archive), () -> job.counted(counted.incrementAndGet()));
        archive.previewDeletion(policy, DeleteOptions.DEFAULT.withMinimumRedundancy(minimumRedundancy), objects);
        return objects.found();
    }

    private static String walsPrefix(ServerArchive archive) {
        try (OpenedStore opened = archive.open()) {
            return opened.layoutOf(archive.target().serverName()).walsPrefix();
        }
    }

    /**
     * Deletes a backup, and the WAL that no remaining backup needs.
     *
     * @throws ApiException when that is refused or fails
     */
    public void delete(DashboardServer server, String id) {
        change(server, archive -> archive.delete(id, DeleteOptions.DEFAULT));
    }

    /**
     * Keeps a complete backup whatever the retention policy says.
     *
     * @throws ApiException when that is refused or fails
     */
    public void keep(DashboardServer server, String id, KeepTarget target) {
        change(server, archive -> archive.keep(id, target));
    }

    /**
     * Keeps a backup no longer.
     *
     * @throws ApiException when that fails
     */
    public void release(DashboardServer server, String id) {
        change(server, archive -> archive.release(id));
    }

    /** What broke off may have changed something too. */
    private void change(DashboardServer server, Consumer<ServerArchive> change) {
        try {
            change.accept(cellar.server(server.target()));
        } catch (PgCellarException e) {
            throw ApiException.of(e);
        } finally {
            catalogs.forget(server);
        }
    }
}
