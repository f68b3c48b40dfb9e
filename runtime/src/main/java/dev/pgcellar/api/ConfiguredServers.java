package dev.pgcellar.api;

import dev.pgcellar.config.ServerSettings;
import dev.pgcellar.config.ServersConfiguration;
import dev.pgcellar.postgres.Checkpoint;
import dev.pgcellar.postgres.ConnectionOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The servers that configuration names. */
final class ConfiguredServers {

    private final Map<String, ServersConfiguration.Server> servers;

    ConfiguredServers(ServersConfiguration configuration) {
        this.servers = configuration.servers();
    }

    SortedSet<String> names() {
        return new TreeSet<>(servers.keySet());
    }

    /**
     * A server's target.
     *
     * @throws InvalidRequestException when configuration does not name it
     * @throws dev.pgcellar.spi.InvalidConfigurationException when a value cannot be understood
     */
    ServerTarget target(String name) {
        ServersConfiguration.Server server = servers.get(name);
        if (server == null) {
            throw new InvalidRequestException(
                    "no server '" + name + "' is configured; "
                            + (servers.isEmpty() ? "there is none" : "there are " + String.join(", ", names()))
                            + ". Set pgcellar.servers." + name + ".url",
                    null);
        }
        ServerSettings settings = new ServerSettings(name, server);
        CompressionChoice compression = server.compression()
                .map(codec ->
                        new CompressionChoice(codec, settings.compressionLevel().orElse(null)))
                .orElse(null);
        String url = server.url()
                .orElseThrow(() -> new InvalidRequestException(
                        "server '" + name + "' has no store: set pgcellar.servers." + name + ".url", null));
        return new ServerTarget(
                url,
                server.serverName().orElse(name),
                server.cloudProvider().orElse(null),
                options(server),
                connection(server),
                BackupOptions.DEFAULT
                        .withCompression(compression)
                        .withJobs(settings.jobs())
                        .withCheckpoint(server.immediateCheckpoint() ? Checkpoint.FAST : Checkpoint.SPREAD),
                WalOptions.DEFAULT.withCompression(compression));
    }

    private static Map<String, String> options(ServersConfiguration.Server server) {
        Map<String, String> options = new HashMap<>();
        server.options().forEach((name, value) -> options.put(name, value.orElse("")));
        return options;
    }

    private static ConnectionOptions connection(ServersConfiguration.Server server) {
        return new ConnectionOptions(
                server.host().orElse(null),
                server.port().orElse(null),
                server.user().orElse(null),
                server.dbname().orElse(null));
    }
}
