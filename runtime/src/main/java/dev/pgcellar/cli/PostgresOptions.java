package dev.pgcellar.cli;

import dev.pgcellar.postgres.ConnectionOptions;
import picocli.CommandLine.Option;

/** How PostgreSQL is reached. What is left open comes from libpq's environment. */
final class PostgresOptions {

    @Option(
            names = {"-h", "--host"},
            paramLabel = "HOST",
            description = "PostgreSQL host or socket folder. Default: as libpq.")
    String host;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            description = "PostgreSQL port. Default: as libpq.")
    String port;

    @Option(
            names = {"-U", "--user"},
            paramLabel = "USER",
            description = "PostgreSQL user. Default: as libpq.")
    String user;

    @Option(
            names = {"-d", "--dbname"},
            paramLabel = "DBNAME",
            description = "Database, or a libpq connection string. Default: postgres.")
    String database = ConnectionOptions.DEFAULT_DATABASE;

    ConnectionOptions connection() {
        return new ConnectionOptions(host, port, user, database);
    }

    /** Whether these options, or libpq's environment, name a server. */
    boolean areGiven() {
        return host != null
                || port != null
                || user != null
                || !ConnectionOptions.DEFAULT_DATABASE.equals(database)
                || System.getenv("PGHOST") != null
                || System.getenv("PGSERVICE") != null;
    }
}
