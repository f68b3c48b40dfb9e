package dev.pgcellar.api;

import dev.pgcellar.config.ServersConfiguration;
import dev.pgcellar.postgres.Checkpoint;
import dev.pgcellar.postgres.ConnectionOptions;
import dev.pgcellar.transfer.CompressionLevel;
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
        CompressionChoice compression = server.compression()
                .map(codec -> new CompressionChoice(
                        codec,
                        server.compressionLevel().map(CompressionLevel::parse).orElse(null)))
                .orElse(null);
        String url = server.url()
                .orElseThrow(() -> new InvalidRequestException(
                        "server '" + name + "' has no store: set pgcellar.servers." + name + ".url", null));
        return new ServerTarget(
                url,
                server.serverName().orElse(name),
                server.cloudProvider().orElse(null),
                server.options(),
                connection(server),
                BackupOptions.DEFAULT
                        .withCompression(compression)
                        .withJobs(server.jobs())
                        .withCheckpoint(server.immediateCheckpoint() ? Checkpoint.FAST : Checkpoint.SPREAD),
                WalOptions.DEFAULT.withCompression(compression));
    }

    private static ConnectionOptions connection(ServersConfiguration.Server server) {
        return new ConnectionOptions(
                server.host().orElse(null),
                server.port().orElse(null),
                server.user().orElse(null),
                server.dbname().orElse(null));
    }
}
