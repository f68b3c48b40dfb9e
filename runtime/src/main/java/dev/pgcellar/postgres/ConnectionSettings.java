package dev.pgcellar.postgres;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where and how to connect, resolved with libpq's rules (contract 03 section 3.2): a value comes from the connection
 * string or the options, else from the service file, else from the environment, else from libpq's default. An empty
 * value means the default.
 */
public final class ConnectionSettings {

    private static final Logger LOG = System.getLogger(ConnectionSettings.class.getName());
    private static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final Map<ConnectionKeyword, String> values;
    private final boolean applicationNameChosen;
    private final List<ServerAddress> addresses;
    private final String user;
    private final Path passwordFile;
    private final Path home;

    private ConnectionSettings(
            Map<ConnectionKeyword, String> values, boolean applicationNameChosen, ConnectionEnvironment environment) {
        this.values = values;
        this.applicationNameChosen = applicationNameChosen;
        this.addresses = new ServerAddresses(environment.socketFolders())
                .of(
                        text(ConnectionKeyword.HOST, ""),
                        text(ConnectionKeyword.HOSTADDR, ""),
                        text(ConnectionKeyword.PORT, ""));
        this.user = value(ConnectionKeyword.USER)
                .or(() -> Optional.ofNullable(environment.operatingSystemUser()))
                .orElseThrow(() -> new InvalidConnectionSettingsException(
                        "no PostgreSQL user given, and the operating system has no name for this user; "
                                + "use --user or PGUSER"));
        this.home = environment.home();
        this.passwordFile = value(ConnectionKeyword.PASSFILE)
                .map(Path::of)
                .or(() -> environment.inHome(".pgpass"))
                .orElse(null);
    }

    /**
     * Resolves options, service file and environment.
     *
     * @throws InvalidConnectionSettingsException when a part of it is malformed
     */
    public static ConnectionSettings resolve(ConnectionOptions options, ConnectionEnvironment environment) {
        Map<ConnectionKeyword, String> values = parse(options);
        new ServiceLookup(environment).addTo(values);
        boolean applicationNameChosen = values.containsKey(ConnectionKeyword.APPLICATION_NAME);
        for (ConnectionKeyword keyword : ConnectionKeyword.values()) {
            keyword.variable().flatMap(environment::variable).ifPresent(value -> values.putIfAbsent(keyword, value));
        }
        ConnectionChoices.check(values);
        warnOfUnenforced(values);
        return new ConnectionSettings(values, applicationNameChosen, environment);
    }

    private static Map<ConnectionKeyword, String> parse(ConnectionOptions options) {
        if (options.isConnectionString()) {
            String text = options.database();
            return ConnectionUriParser.isUri(text) ? ConnectionUriParser.parse(text) : ConninfoParser.parse(text);
        }
        Map<ConnectionKeyword, String> values = new EnumMap<>(ConnectionKeyword.class);
        put(values, ConnectionKeyword.HOST, options.host());
        put(values, ConnectionKeyword.PORT, options.port());
        put(values, ConnectionKeyword.USER, options.user());
        put(
                values,
                ConnectionKeyword.DBNAME,
                options.database() == null ? ConnectionOptions.DEFAULT_DATABASE : options.database());
        return values;
    }

    private static void put(Map<ConnectionKeyword, String> values, ConnectionKeyword keyword, String value) {
        if (value != null && !value.isEmpty()) {
            values.put(keyword, value);
        }
    }

    private static void warnOfUnenforced(Map<ConnectionKeyword, String> values) {
        values.keySet().stream()
                .filter(ConnectionKeyword::unenforced)
                .forEach(keyword -> LOG.log(
                        Level.WARNING,
                        "the PostgreSQL connection parameter " + keyword.word()
                                + " is not supported and has no effect"));
    }

    /** The role to connect as. */
    public String user() {
        return user;
    }

    /** The database to connect to. */
    public String database() {
        return text(ConnectionKeyword.DBNAME, user);
    }

    /** How long connecting to one address may take; zero for no limit. */
    public Duration connectTimeout() {
        return value(ConnectionKeyword.CONNECT_TIMEOUT)
                .map(text -> Duration.ofSeconds(Math.max(0, Integer.parseInt(text.strip()))))
                .orElse(DEFAULT_CONNECT_TIMEOUT);
    }

    List<ServerAddress> addresses() {
        return addresses;
    }

    /** Whether the connection string or the service names the application, rather than the environment. */
    boolean applicationNameChosen() {
        return applicationNameChosen;
    }

    Optional<String> password(ServerAddress address) {
        return value(ConnectionKeyword.PASSWORD).or(() -> Optional.ofNullable(passwordFile)
                .flatMap(path -> new PasswordFile(path).lookup(address, database(), user)));
    }

    /** A parameter's value; empty when it is not set or set to nothing. */
    Optional<String> value(ConnectionKeyword keyword) {
        return Optional.ofNullable(values.get(keyword)).filter(value -> !value.isEmpty());
    }

    String text(ConnectionKeyword keyword, String defaultValue) {
        return value(keyword).orElse(defaultValue);
    }

    Optional<Path> inHome(String file) {
        return Optional.ofNullable(home).map(folder -> folder.resolve(file));
    }

    /** Addresses, user and database; never a password. */
    @Override
    public String toString() {
        return String.join(
                        " or ", addresses.stream().map(ServerAddress::describe).toList()) + ", user \"" + user
                + "\", database \"" + database() + "\"";
    }
}
