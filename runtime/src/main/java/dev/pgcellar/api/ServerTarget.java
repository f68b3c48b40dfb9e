package dev.pgcellar.api;

import dev.pgcellar.postgres.ConnectionOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A server, where its backups are, and how both are reached.
 *
 * @param url of the store, for instance {@code s3://bucket/path}
 * @param serverName one component of the objects' keys
 * @param provider name of the storage provider, or null to go by the URL's scheme
 * @param options of storage and snapshot extensions, by their long names without dashes, for instance {@code
 *     endpoint-url}; a flag has the value {@code true}
 * @param connection how a backup connects to the server; what it leaves open comes from libpq's environment
 * @param backup what backups are like when a call does not say
 * @param wal how WAL is archived when a call does not say
 */
public record ServerTarget(
        String url,
        String serverName,
        String provider,
        Map<String, String> options,
        ConnectionOptions connection,
        BackupOptions backup,
        WalOptions wal) {
    public ServerTarget {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(serverName, "serverName");
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(backup, "backup");
        Objects.requireNonNull(wal, "wal");
        options = Map.copyOf(options);
    }

    /** A server with nothing but defaults. */
    public static ServerTarget of(String url, String serverName) {
        return new ServerTarget(
                url, serverName, null, Map.of(), ConnectionOptions.none(), BackupOptions.DEFAULT, WalOptions.DEFAULT);
    }

    public ServerTarget withProvider(String provider) {
        return new ServerTarget(url, serverName, provider, options, connection, backup, wal);
    }

    /** With one more option of an extension, or another value for it. */
    public ServerTarget withOption(String name, String value) {
        Map<String, String> more = new HashMap<>(options);
        more.put(name, value);
        return new ServerTarget(url, serverName, provider, more, connection, backup, wal);
    }

    public ServerTarget withConnection(ConnectionOptions connection) {
        return new ServerTarget(url, serverName, provider, options, connection, backup, wal);
    }

    public ServerTarget withBackup(BackupOptions backup) {
        return new ServerTarget(url, serverName, provider, options, connection, backup, wal);
    }

    public ServerTarget withWal(WalOptions wal) {
        return new ServerTarget(url, serverName, provider, options, connection, backup, wal);
    }

    /** Never an option or a connection string, which may hold a password. */
    @Override
    public String toString() {
        return "server '" + serverName + "' at '" + url + "'";
    }
}
