package dev.pgcellar.dashboard.servers;

import dev.pgcellar.api.PgCellarException;
import dev.pgcellar.dashboard.api.ApiException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All servers that are shown. One that has the name of an earlier one gets a number behind it.
 */
@Singleton
public class Servers {

    private final Iterable<ServerSource> sources;

    @Inject
    Servers(@Any Instance<ServerSource> sources) {
        this((Iterable<ServerSource>) sources);
    }

    Servers(Iterable<ServerSource> sources) {
        this.sources = sources;
    }

    /**
     * The servers, in the order in which they are shown.
     *
     * @throws PgCellarException when the configuration of one cannot be understood
     */
    public Collection<DashboardServer> all() {
        return byName().values();
    }

    /**
     * The server that has its backups at a URL under a name; the first if there are several.
     *
     * @throws PgCellarException when the configuration of a server cannot be understood
     */
    public Optional<DashboardServer> of(String url, String serverName) {
        return all().stream()
                .filter(server ->
                        server.url().equals(url) && server.serverName().equals(serverName))
                .findFirst();
    }

    /**
     * The server of a name.
     *
     * @throws ApiException when there is none, or the configuration of a server cannot be understood
     */
    public DashboardServer named(String name) {
        try {
            return Optional.ofNullable(byName().get(name))
                    .orElseThrow(() -> ApiException.notFound("there is no server of this name"));
        } catch (PgCellarException e) {
            throw ApiException.of(e);
        }
    }

    private Map<String, DashboardServer> byName() {
        Map<String, DashboardServer> servers = new LinkedHashMap<>();
        for (ServerSource source : sources) {
            source.servers().forEach(server -> add(server, servers));
        }
        return servers;
    }

    private static void add(DashboardServer server, Map<String, DashboardServer> servers) {
        String name = server.name();
        for (int number = 2; servers.containsKey(name); number++) {
            name = server.name() + "-" + number;
        }
        servers.put(name, server.named(name));
    }
}
