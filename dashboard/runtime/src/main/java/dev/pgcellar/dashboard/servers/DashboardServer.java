package dev.pgcellar.dashboard.servers;

import dev.pgcellar.api.ServerTarget;
import java.util.Objects;
import java.util.Optional;

/**
 * A server whose backups are shown.
 *
 * @param name by which the dashboard speaks of it; unique
 * @param target where its backups are
 * @param retentionPolicy the policy that is configured for it; null when there is none
 * @param minimumRedundancy how many backups that policy leaves in any case; at least 0
 */
public record DashboardServer(String name, ServerTarget target, String retentionPolicy, int minimumRedundancy) {

    public DashboardServer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(target, "target");
    }

    /** A server for which no retention policy is configured. */
    public static DashboardServer of(String name, ServerTarget target) {
        return new DashboardServer(name, target, null, 0);
    }

    /** URL of the store, which may hold secrets. */
    public String url() {
        return target.url();
    }

    /** The component of the objects' keys. */
    public String serverName() {
        return target.serverName();
    }

    /** The configured retention policy. */
    public Optional<String> policy() {
        return Optional.ofNullable(retentionPolicy);
    }

    /** The same server under another name. */
    DashboardServer named(String other) {
        return new DashboardServer(other, target, retentionPolicy, minimumRedundancy);
    }
}
