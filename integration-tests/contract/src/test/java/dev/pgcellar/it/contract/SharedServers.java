package dev.pgcellar.it.contract;

import dev.pgcellar.testsupport.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the servers they name as parameters: one S3 server behind all {@link Archives}, one PostgreSQL with
 * password authentication and a tablespace, and a {@link SampleBackup} of it. Each is made when it is first asked for
 * and serves all classes; no test may change it.
 */
final class SharedServers implements ParameterResolver {

    static final String PASSWORD = "contract-test-database-password";

    private static final Namespace NAMESPACE = Namespace.create(SharedServers.class);

    private static final Map<Class<?>, Function<SharedServers, Object>> MAKERS = Map.of(
            Archives.class, servers -> new Archives(),
            PostgresServer.class, servers -> servers.postgres(),
            SampleBackup.class, servers -> servers.backup());

    private ExtensionContext.Store made;

    private PostgresServer postgres() {
        PostgresServer server = PostgresServer.builder().password(PASSWORD).start();
        try {
            Path location = Files.createDirectory(server.dataFolder().resolveSibling("tablespace"));
            server.execute(
                    "CREATE TABLESPACE " + SampleBackup.TABLESPACE + " LOCATION '" + location + "'",
                    "CREATE TABLE in_tablespace TABLESPACE " + SampleBackup.TABLESPACE
                            + " AS SELECT generate_series(1, 1000) AS id");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server;
    }

    private SampleBackup backup() {
        return SampleBackup.of((PostgresServer) make(PostgresServer.class), (Archives) make(Archives.class));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return MAKERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        made = context.getRoot().getStore(NAMESPACE);
        return make(parameter.getParameter().getType());
    }

    private Object make(Class<?> type) {
        return made.computeIfAbsent(type, wanted -> MAKERS.get(wanted).apply(this));
    }
}
