package dev.pgcellar.dashboard.jobs;

import dev.pgcellar.api.Operation;
import dev.pgcellar.api.OperationEvent;
import dev.pgcellar.api.OperationRun;
import dev.pgcellar.dashboard.api.ApiException;
import dev.pgcellar.dashboard.servers.DashboardServer;
import dev.pgcellar.dashboard.servers.Servers;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes jobs of what the application does by {@link dev.pgcellar.api.PgCellar}. WAL files and look-ups, of which there
 * may be many in a minute, are left out.
 */
@Singleton
public class OperationJobs {

    private static final Map<Operation, String> KINDS = Map.of(
            Operation.BACKUP, "take a backup",
            Operation.RESTORE, "restore a backup",
            Operation.KEEP, "keep or release a backup",
            Operation.DELETE, "delete backups");

    private final Jobs jobs;
    private final Servers servers;
    private final Map<UUID, Job> running = new ConcurrentHashMap<>();

    @Inject
    OperationJobs(Jobs jobs, Servers servers) {
        this.jobs = jobs;
        this.servers = servers;
    }

    void started(@Observes OperationEvent.Started event) {
        OperationRun run = event.run();
        if (KINDS.containsKey(run.operation())) {
            Job.Unit unit = run.operation() == Operation.DELETE ? Job.Unit.OBJECTS : Job.Unit.BYTES;
            running.put(run.id(), jobs.start(KINDS.get(run.operation()), nameOf(run), unit));
        }
    }

    void progressed(@Observes OperationEvent.Progressed event) {
        Job job = running.get(event.run().id());
        if (job != null) {
            job.counted(event.run().operation() == Operation.DELETE ? event.deletions() : event.bytes());
        }
    }

    void succeeded(@Observes OperationEvent.Succeeded event) {
        Job job = running.remove(event.run().id());
        if (job != null) {
            job.done();
        }
    }

    void failed(@Observes OperationEvent.Failed event) {
        Job job = running.remove(event.run().id());
        if (job != null) {
            job.failed(event.failure().getMessage());
        }
    }

    /** The name by which the dashboard speaks of the server, if it shows it. */
    private String nameOf(OperationRun run) {
        try {
            return servers.of(run.url(), run.serverName())
                    .map(DashboardServer::name)
                    .orElse(run.serverName());
        } catch (ApiException e) {
            // What is wrong with another server's configuration is said where servers are asked for.
            return run.serverName();
        }
    }
}
