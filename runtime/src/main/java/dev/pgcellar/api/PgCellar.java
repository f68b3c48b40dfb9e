package dev.pgcellar.api;

import dev.pgcellar.Cancellation;
import dev.pgcellar.config.ServersConfiguration;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.registry.ObjectStoreProviders;
import dev.pgcellar.registry.SnapshotProviders;
import dev.pgcellar.spi.InvalidConfigurationException;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.SortedSet;

/**
 * The entry for applications: a bean to inject. Safe for use by many threads.
 */
public final class PgCellar {

    private final Extensions extensions;
    private final ConfiguredServers configured;
    private final Event<OperationEvent> events;

    @Inject
    PgCellar(
            ObjectStoreProviders stores,
            Codecs codecs,
            SnapshotProviders snapshots,
            ServersConfiguration configuration,
            Event<OperationEvent> events) {
        this.extensions = new Extensions(stores, codecs, snapshots);
        this.configured = new ConfiguredServers(configuration);
        this.events = events;
    }

    /** The names of the servers under {@code pgcellar.servers}, in ascending order. */
    public SortedSet<String> serverNames() {
        return configured.names();
    }

    /**
     * The archive of a server under {@code pgcellar.servers}. Makes no request.
     *
     * @throws InvalidRequestException when configuration does not name it, or a value of it cannot be understood
     */
    public ServerArchive server(String name) {
        try {
            return server(configured.target(name));
        } catch (InvalidConfigurationException e) {
            throw new InvalidRequestException(e.getMessage(), e);
        }
    }

    /**
     * The archive of a server. Makes no request.
     *
     * @param url of the store, for instance {@code s3://bucket/path}
     * @param serverName the server's name in the store
     */
    public ServerArchive server(String url, String serverName) {
        return server(ServerTarget.of(url, serverName));
    }

    /** The archive of a server. Makes no request. */
    public ServerArchive server(ServerTarget target) {
        return new ServerArchive(extensions, target, events::fire, event -> {}, new Cancellation());
    }
}
