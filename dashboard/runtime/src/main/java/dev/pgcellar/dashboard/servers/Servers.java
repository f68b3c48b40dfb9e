package dev.pgcellar.dashboard.servers;

import dev.pgcellar.api.PgCellarException;
import dev.pgcellar.dashboard.api.ApiException;
import dev.pgcellar.spi.InvalidConfigurationException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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
     * @throws ApiException when the configuration of one cannot be understood
     */
    public Collection<DashboardServer> all() {
        return byName().values();
    }

    /**
     * The server that has its backups at a URL under a name; the first if there are several.
     *
     * @throws ApiException when the configuration of a server cannot be understood
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
        return Optional.ofNullable(byName().get(name))
                .orElseThrow(() -> ApiException.notFound("there is no server of this name"));
    }

    private Map<String, DashboardServer> byName() {
        Map<String, DashboardServer> servers = new LinkedHashMap<>();
        for (ServerSource source : sources) {
            serversOf(source).forEach(server -> add(server, servers));
        }
        return servers;
    }

    private static List<DashboardServer> serversOf(ServerSource source) {
        try {
            return source.servers();
        } catch (PgCellarException | InvalidConfigurationException e) {
            throw ApiException.badGateway(e.getMessage());
        }
    }

    private static void add(DashboardServer server, Map<String, DashboardServer> servers) {
        String name = server.name();
        for (int number = 2; servers.containsKey(name); number++) {
            name = server.name() + "-" + number;
        }
        servers.put(name, server.named(name));
    }
}
