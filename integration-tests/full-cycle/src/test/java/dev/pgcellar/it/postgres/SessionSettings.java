package dev.pgcellar.it.postgres;

import dev.pgcellar.postgres.ConnectionEnvironment;
import dev.pgcellar.postgres.ConnectionOptions;
import dev.pgcellar.postgres.ConnectionSettings;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import java.util.Map;

/** Connection settings of tests, untouched by the environment they run in. */
final class SessionSettings {

    private SessionSettings() {}

    static ConnectionSettings of(PostgresServer server) {
        return of(server.libpqEnvironment(), ConnectionOptions.none());
    }

    static ConnectionSettings of(PostgresServer server, String user) {
        return of(server.libpqEnvironment(), new ConnectionOptions(null, null, user, null));
    }

    static ConnectionSettings of(String conninfo) {
        return of(Map.of(), new ConnectionOptions(null, null, null, conninfo));
    }

    static ConnectionSettings of(Map<String, String> variables, ConnectionOptions options) {
        return ConnectionSettings.resolve(options, ConnectionEnvironment.of(variables::get));
    }
}
