package dev.pgcellar.embedded;

import dev.pgcellar.Cancellation;
import dev.pgcellar.api.DeleteOptions;
import dev.pgcellar.api.PgCellar;
import dev.pgcellar.api.PgCellarException;
import dev.pgcellar.api.ServerArchive;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.config.ServerSettings;
import dev.pgcellar.config.ServersConfiguration;
import dev.pgcellar.expire.RetentionPolicy;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes backups when {@code pgcellar.servers.<name>.schedule} says, and then applies the server's retention policy. A
 * backup that is still running when the next is due takes its place. The end of the application cancels what runs.
 */
public final class ScheduledBackups {

    private static final Logger LOG = Logger.getLogger(ScheduledBackups.class);

    private final Scheduler scheduler;
    private final PgCellar cellar;
    private final ServersConfiguration configuration;
    private final Cancellation end = new Cancellation();

    @Inject
    ScheduledBackups(Scheduler scheduler, PgCellar cellar, ServersConfiguration configuration) {
        this.scheduler = scheduler;
        this.cellar = cellar;
        this.configuration = configuration;
    }

    void start(@Observes StartupEvent event) {
        configuration.servers().forEach((name, server) -> server.schedule()
                .ifPresent(schedule -> schedule(new ServerSettings(name, server), schedule)));
    }

    void stop(@Observes ShutdownEvent event) {
        end.cancel();
    }

    private void schedule(ServerSettings settings, String schedule) {
        String name = settings.name();
        // A policy that cannot be understood is to show now rather than after the first backup.
        Optional<RetentionPolicy> policy = settings.retentionPolicy();
        DeleteOptions options = DeleteOptions.DEFAULT.withMinimumRedundancy(settings.minimumRedundancy());
        ServerArchive archive = cellar.server(name).cancelledBy(end);
        scheduler
                .newJob("pgcellar " + name)
                .setCron(schedule)
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setTask(execution -> run(name, archive, policy, options))
                .schedule();
    }

    private static void run(
            String name, ServerArchive archive, Optional<RetentionPolicy> policy, DeleteOptions options) {
        try {
            LOG.infof("%s: backup %s is complete", name, archive.backup().info().id());
            if (policy.isPresent()) {
                List<BackupId> deleted = archive.applyRetention(policy.get(), options);
                LOG.infof("%s: %d obsolete backups are deleted", name, deleted.size());
            }
        } catch (PgCellarException e) {
            LOG.errorf("%s: %s", name, e.getMessage());
        }
    }
}
