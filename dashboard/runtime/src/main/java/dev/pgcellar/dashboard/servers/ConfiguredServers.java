package dev.pgcellar.dashboard.servers;

import dev.pgcellar.api.PgCellar;
import dev.pgcellar.config.ServerSettings;
import dev.pgcellar.config.ServersConfiguration;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The servers under {@code pgcellar.servers} that have a URL.
 */
@Singleton
public class ConfiguredServers implements ServerSource {

    private final PgCellar cellar;
    private final ServersConfiguration configuration;

    @Inject
    ConfiguredServers(PgCellar cellar, ServersConfiguration configuration) {
        this.cellar = cellar;
        this.configuration = configuration;
    }

    @Override
    public List<DashboardServer> servers() {
        return cellar.serverNames().stream()
                .filter(name -> configuration.servers().get(name).url().isPresent())
                .map(this::server)
                .toList();
    }

    private DashboardServer server(String name) {
        ServersConfiguration.Server server = configuration.servers().get(name);
        return new DashboardServer(
                name,
                cellar.server(name).target(),
                server.retentionPolicy().orElse(null),
                new ServerSettings(name, server).minimumRedundancy());
    }
}
