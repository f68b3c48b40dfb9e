package dev.pgcellar.testsupport.postgres;

import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.postgres.PostgresServerBuilder.Listening;
import dev.pgcellar.testsupport.postgres.PostgresServerBuilder.Origin;
import dev.pgcellar.testsupport.process.Polling;
import dev.pgcellar.testsupport.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * A real PostgreSQL server on a free port of 127.0.0.1 and in a socket folder of its own. Closing it stops it and
 * leaves nothing behind but the folders that the test named. The superuser is {@value #SUPERUSER}.
 */
public final class PostgresServer implements AutoCloseable {

    public static final String SUPERUSER = "postgres";
    public static final String HOST = "127.0.0.1";

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final int PORT_ATTEMPTS = 10;

    private final PostgresServerBuilder builder;
    private final PostgresPrograms programs;
    private final boolean folderIsTemporary;
    private final Path folder;
    private final Path socketFolder;
    private final Path dataFolder;
    private final Thread endOfTests = new Thread(this::release, "stop-postgres");
    private volatile ServerProcess process;
    private int port;

    PostgresServer(PostgresServerBuilder builder) {
        this.builder = builder;
        this.programs = builder.programs();
        this.folderIsTemporary = builder.folder().isEmpty();
        try {
            this.folder = folderIsTemporary
                    ? Files.createTempDirectory("postgres-")
                    : Files.createDirectories(builder.folder().get());
            this.socketFolder =
                    builder.listening() == Listening.TCP ? null : Files.createTempDirectory(Path.of("/tmp"), "pg");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.dataFolder = builder.dataFolder().orElse(folder.resolve("data"));
        this.port = builder.port() == 0 ? freePort() : builder.port();
        Runtime.getRuntime().addShutdownHook(endOfTests);
    }

    public static PostgresServerBuilder builder() {
        return new PostgresServerBuilder();
    }

    void prepare() {
        try {
            new DataFolder(dataFolder, programs).prepare(builder, folder.resolve("initdb-password"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts the server again, on the same port if that is still free, and waits until it accepts connections.
     *
     * @throws AssertionError with its log, when it does not
     */
    public void start() {
        for (int attempt = 1; ; attempt++) {
            process = ServerProcess.start(command(), dataFolder, logFile());
            ServerProcess started = process;
            try {
                Polling.until("PostgreSQL to accept connections", START_LIMIT, () -> acceptsConnections(started));
                return;
            } catch (PostgresEnded e) {
                if (attempt == PORT_ATTEMPTS || !started.foundPortTaken()) {
                    throw new AssertionError("PostgreSQL ended while starting\n" + started.log(), e);
                }
                port = freePort();
            } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + "\n" + started.log(), e);
            }
        }
    }

    /** Thrown out of the polling, which retries exceptions. */
    private static final class PostgresEnded extends Error {
        private static final long serialVersionUID = 1L;
    }

    private boolean acceptsConnections(ServerProcess started) throws IOException, SQLException {
        if (!started.isAlive()) {
            throw new PostgresEnded();
        }
        return started.saysReady()
                && (builder.origin() == Origin.RESTORED
                        ? "f".equals(query("SELECT pg_is_in_recovery()"))
                        : "1".equals(query("SELECT 1")));
    }

    private ProcessBuilder command() {
        List<String> arguments = new ArrayList<>(List.of(
                "-D", dataFolder.toString(),
                "-c", "port=" + port,
                "-c", "listen_addresses=" + HOST,
                "-c", "unix_socket_directories=" + (socketFolder == null ? "" : socketFolder)));
        arguments.addAll(builder.serverArguments());
        return programs.command("postgres")
                .arguments(arguments)
                .environment(builder.environment())
                .withoutEnvironment("PGDATA")
                .toProcessBuilder();
    }

    /** Stops the server as {@code pg_ctl stop -m fast} does. */
    public void stop() {
        stop(Signal.INT);
    }

    /** Stops the server without a checkpoint, as after a crash. */
    public void stopImmediately() {
        stop(Signal.QUIT);
    }

    private void stop(Signal signal) {
        ServerProcess running = process;
        if (running != null) {
            running.stop(signal);
            process = null;
        }
    }

    public void restart() {
        stop();
        start();
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** A connection of the superuser to the database {@code postgres}. */
    public Connection connect() throws SQLException {
        return connect(SUPERUSER, builder.password());
    }

    /** @param password null where everybody is trusted */
    public Connection connect(String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("connectTimeout", "10");
        if (password != null) {
            properties.setProperty("password", password);
        }
        return new Driver().connect("jdbc:postgresql://" + HOST + ":" + port + "/postgres", properties);
    }

    /** Runs statements as the superuser, each in its own transaction. */
    public void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** The first column of all rows as text, in the order of the query. */
    public List<String> queryColumn(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** The first column of the first row as text; null when it is null or there is no row. */
    public String queryOne(String sql) {
        try {
            return query(sql);
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** Waits until a query gives true. */
    public void awaitTrue(String sql, Duration limit) {
        Polling.until(sql, limit, () -> "t".equals(query(sql)));
    }

    /** Changes a setting that needs no restart. */
    public void alterSystem(String name, String value) {
        execute("ALTER SYSTEM SET " + name + " = '" + value.replace("'", "''") + "'", "SELECT pg_reload_conf()");
    }

    /**
     * Copies the data folder of the stopped server.
     *
     * @param target does not exist
     */
    public void copyDataTo(Path target) {
        if (isRunning()) {
            throw new IllegalStateException("the server is running; its files change while they are copied");
        }
        try {
            new Folder(dataFolder).copyTo(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The variables with which libpq connects to this server as the superuser. */
    public Map<String, String> libpqEnvironment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PGHOST", HOST);
        variables.put("PGPORT", Integer.toString(port));
        variables.put("PGUSER", SUPERUSER);
        if (builder.password() != null) {
            variables.put("PGPASSWORD", builder.password());
        }
        return variables;
    }

    String conninfo() {
        String credentials = builder.password() == null ? "" : " password='" + builder.password() + "'";
        return "host=" + HOST + " port=" + port + " user=" + SUPERUSER + credentials;
    }

    public PostgresVersion version() {
        return builder.version();
    }

    public PostgresPrograms programs() {
        return programs;
    }

    /** Null where everybody is trusted. */
    public String password() {
        return builder.password();
    }

    public int port() {
        return port;
    }

    /** Holds the socket {@code .s.PGSQL.<port>}; null without a socket. */
    public Path socketFolder() {
        return socketFolder;
    }

    public Path dataFolder() {
        return dataFolder;
    }

    public Path logFile() {
        return folder.resolve("server.log");
    }

    /** Stops the server and deletes its socket folder, and its temporary folder if it has one. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(endOfTests);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook runs already.
        }
        release();
    }

    private synchronized void release() {
        stop(Signal.INT);
        try {
            if (socketFolder != null) {
                new Folder(socketFolder).delete();
            }
            if (folderIsTemporary) {
                new Folder(folder).delete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Free now; {@link #start} chooses again when another process was faster. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
