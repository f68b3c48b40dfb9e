package dev.pgcellar.dashboard.recovery;

import dev.pgcellar.api.InvalidRequestException;
import dev.pgcellar.api.PgCellar;
import dev.pgcellar.catalog.UnknownFieldException;
import dev.pgcellar.dashboard.api.ApiException;
import dev.pgcellar.dashboard.config.DashboardConfig;
import dev.pgcellar.dashboard.jobs.Job;
import dev.pgcellar.dashboard.jobs.Jobs;
import dev.pgcellar.dashboard.servers.DashboardServer;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.StoreException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The catalogs of the servers, each read when it is first asked for and again when it has aged. An aged one is answered
 * with while the next is read, so that only the first question waits. Several questions share one reading.
 */
@ApplicationScoped
public class Catalogs {

    private static final int READERS = 4;

    private final PgCellar cellar;
    private final Jobs jobs;
    private final Clock clock = Clock.systemDefaultZone();
    private final CatalogLoader loader;
    private final Duration age;
    private final Map<DashboardServer, Entry> entries = new ConcurrentHashMap<>();
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS, task -> {
        Thread thread = new Thread(task, "pgcellar-dashboard-reader");
        thread.setDaemon(true);
        return thread;
    });

    @Inject
    Catalogs(PgCellar cellar, Codecs codecs, Jobs jobs, DashboardConfig config) {
        this.cellar = cellar;
        this.jobs = jobs;
        this.loader = new CatalogLoader(codecs, clock);
        this.age = config.cacheAge();
    }

    @PreDestroy
    void close() {
        readers.shutdownNow();
    }

    /**
     * The catalog of a server. Waits for the store the first time.
     *
     * @throws ApiException when the store cannot be read
     */
    public ServerCatalog of(DashboardServer server) {
        return entries.computeIfAbsent(server, key -> new Entry(key)).current();
    }

    /** The catalog as far as it was read before; makes no request and does not wait. */
    public Optional<ServerCatalog> known(DashboardServer server) {
        return Optional.ofNullable(entries.get(server)).flatMap(Entry::known);
    }

    /** Whether the catalog of a server is being read. */
    public boolean isReading(DashboardServer server) {
        return Optional.ofNullable(entries.get(server)).filter(Entry::isReading).isPresent();
    }

    /** Forgets what was read of a server, because it has changed. */
    public void forget(DashboardServer server) {
        entries.remove(server);
    }

    private ServerCatalog read(DashboardServer server) {
        try (Job job = jobs.start("read the catalog", server.name(), Job.Unit.OBJECTS)) {
            try (OpenedStore opened = cellar.server(server.target()).open()) {
                ServerCatalog catalog = loader.load(opened, server.serverName(), job);
                job.done();
                return catalog;
            } catch (StoreException
                    | UnknownFieldException
                    | InvalidConfigurationException
                    | InvalidRequestException e) {
                job.failed(e.getMessage());
                throw ApiException.badGateway(e.getMessage());
            }
        }
    }

    /** The catalog of one server. */
    private final class Entry {

        private final DashboardServer server;
        private volatile ServerCatalog catalog;
        private boolean refreshing;

        Entry(DashboardServer server) {
            this.server = server;
        }

        ServerCatalog current() {
            ServerCatalog held = catalog;
            if (held == null) {
                return first();
            }
            if (held.loaded().plus(age).isBefore(clock.instant())) {
                refresh();
            }
            return held;
        }

        private synchronized ServerCatalog first() {
            if (catalog == null) {
                catalog = read(server);
            }
            return catalog;
        }

        private void refresh() {
            synchronized (readers) {
                if (refreshing) {
                    return;
                }
                refreshing = true;
            }
            readers.execute(() -> {
                try {
                    catalog = read(server);
                } catch (ApiException e) {
                    // The job says so, and the next question tries again.
                    entries.remove(server, this);
                } finally {
                    synchronized (readers) {
                        refreshing = false;
                    }
                }
            });
        }

        boolean isReading() {
            synchronized (readers) {
                return refreshing;
            }
        }

        Optional<ServerCatalog> known() {
            return Optional.ofNullable(catalog);
        }
    }
}
