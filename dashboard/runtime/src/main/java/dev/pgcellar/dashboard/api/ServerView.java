package dev.pgcellar.dashboard.api;

import dev.pgcellar.dashboard.config.SecretMask;
import dev.pgcellar.dashboard.servers.DashboardServer;

/**
 * A server that is shown.
 *
 * @param url of the store, without secrets
 * @param retentionPolicy the configured one; null when there is none
 * @param minimumRedundancy how many backups that policy leaves in any case
 * @param known whether its catalog has been read
 */
public record ServerView(
        String name, String url, String serverName, String retentionPolicy, int minimumRedundancy, boolean known) {

    static ServerView of(DashboardServer server, boolean known) {
        return new ServerView(
                server.name(),
                SecretMask.of(server.url()),
                server.serverName(),
                server.policy().orElse(null),
                server.minimumRedundancy(),
                known);
    }
}
