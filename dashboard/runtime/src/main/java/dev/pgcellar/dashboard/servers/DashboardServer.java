package dev.pgcellar.dashboard.servers;

import dev.pgcellar.spi.OptionValues;
import java.util.Objects;
import java.util.Optional;

/**
 * A server whose backups are shown.
 *
 * @param name by which the dashboard speaks of it; unique
 * @param url of the store
 * @param serverName the component of the objects' keys
 * @param cloudProvider the storage provider; null to go by the URL's scheme
 * @param options values for the options of the storage provider
 * @param retentionPolicy the policy that is configured for it; null when there is none
 */
public record DashboardServer(
        String name,
        String url,
        String serverName,
        String cloudProvider,
        OptionValues options,
        String retentionPolicy) {

    public DashboardServer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(serverName, "serverName");
        Objects.requireNonNull(options, "options");
    }

    /** The configured retention policy. */
    public Optional<String> policy() {
        return Optional.ofNullable(retentionPolicy);
    }

    /** The same server under another name. */
    DashboardServer named(String other) {
        return new DashboardServer(other, url, serverName, cloudProvider, options, retentionPolicy);
    }
}
