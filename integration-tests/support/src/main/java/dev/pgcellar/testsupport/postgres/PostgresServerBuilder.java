package dev.pgcellar.testsupport.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a server is made. Without a choice: version 18, a new cluster with data checksums and trust authentication in a
 * temporary folder that vanishes on close.
 */
public final class PostgresServerBuilder {

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> initdbArguments = new ArrayList<>();
    private final List<String> serverArguments = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private PostgresVersion version = PostgresVersion.V18;
    private Origin origin = Origin.NEW;
    private Path folder;
    private Path dataFolder;
    private PostgresPrograms programs;
    private Listening listening = Listening.TCP_AND_SOCKET;
    private String password;
    private int port;

    enum Origin {
        NEW(null),
        RESTORED("recovery.signal"),
        STANDBY("standby.signal");

        private final String signalFile;

        Origin(String signalFile) {
            this.signalFile = signalFile;
        }

        Optional<String> signalFile() {
            return Optional.ofNullable(signalFile);
        }
    }

    enum Listening {
        TCP_AND_SOCKET,
        TCP
    }

    PostgresServerBuilder() {}

    public PostgresServerBuilder version(PostgresVersion version) {
        this.version = version;
        return this;
    }

    /** Programs installed by the caller, of the chosen version. */
    public PostgresServerBuilder programs(PostgresPrograms programs) {
        this.programs = programs;
        return this;
    }

    /** Listens on TCP alone, so that no folder for a socket is needed. */
    public PostgresServerBuilder withoutSocket() {
        this.listening = Listening.TCP;
        return this;
    }

    /** Where a new cluster ({@code data}) and the log are kept; stays on close. */
    public PostgresServerBuilder folder(Path folder) {
        this.folder = folder;
        return this;
    }

    /** A line of the configuration; {@code include} and its kin work too. */
    public PostgresServerBuilder setting(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** The port to begin with, if it is free; without this call any that is. */
    public PostgresServerBuilder onPort(int port) {
        this.port = port;
        return this;
    }

    /** Switches archiving on. */
    public PostgresServerBuilder archiveCommand(String command) {
        return setting("archive_mode", "on").setting("archive_command", command);
    }

    public PostgresServerBuilder restoreCommand(String command) {
        return setting("restore_command", command);
    }

    /** SCRAM authentication for everybody; without this call everybody is trusted. */
    public PostgresServerBuilder password(String password) {
        this.password = password;
        return this;
    }

    public PostgresServerBuilder initdbArguments(String... arguments) {
        initdbArguments.addAll(List.of(arguments));
        return this;
    }

    /** Arguments of {@code postgres} itself; they win over the settings. */
    public PostgresServerBuilder serverArguments(String... arguments) {
        serverArguments.addAll(List.of(arguments));
        return this;
    }

    /** A variable that archive and restore commands see. */
    public PostgresServerBuilder environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /**
     * Recovers an existing data folder; starting waits for the promotion at the target, or at the end of the archive.
     * The recovered server archives only where an archive command is given here.
     */
    public PostgresServerBuilder restoredFrom(Path pgdata) {
        this.origin = Origin.RESTORED;
        this.dataFolder = pgdata;
        return this;
    }

    /**
     * A recovery target at which the server is promoted.
     *
     * @param kind {@code time}, {@code name}, {@code lsn}, {@code xid} or {@code timeline}
     */
    public PostgresServerBuilder recoveryTarget(String kind, String value) {
        return setting("recovery_target_" + kind, value).setting("recovery_target_action", "promote");
    }

    /**
     * A streaming standby on a copy of the primary's data folder.
     *
     * @param pgdata made by {@link PostgresServer#copyDataTo}
     */
    public PostgresServerBuilder standbyOf(PostgresServer primary, Path pgdata) {
        this.origin = Origin.STANDBY;
        this.dataFolder = pgdata;
        this.version = primary.version();
        this.password = primary.password();
        return setting("primary_conninfo", primary.conninfo());
    }

    /**
     * Starts the server and waits until it accepts connections.
     *
     * @throws AssertionError with the server's log, when it does not
     */
    public PostgresServer start() {
        PostgresServer server = new PostgresServer(this);
        try {
            server.prepare();
            server.start();
            return server;
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    PostgresVersion version() {
        return version;
    }

    Origin origin() {
        return origin;
    }

    PostgresPrograms programs() {
        return programs == null ? version.install() : programs;
    }

    Listening listening() {
        return listening;
    }

    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    Optional<Path> dataFolder() {
        return Optional.ofNullable(dataFolder);
    }

    String password() {
        return password;
    }

    /** 0 for any. */
    int port() {
        return port;
    }

    Map<String, String> settings() {
        return settings;
    }

    List<String> initdbArguments() {
        return initdbArguments;
    }

    List<String> serverArguments() {
        return serverArguments;
    }

    Map<String, String> environment() {
        return environment;
    }
}
