package dev.pgcellar.postgres;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What libpq would look at outside the connection string.
 *
 * @param variables the value of an environment variable, null when it is not set
 * @param home folder of {@code .pgpass}, {@code .pg_service.conf} and {@code .postgresql}; null when there is none
 * @param operatingSystemUser the default role; null when the user has no name
 * @param socketFolders where a server's Unix socket is looked for when no host is named, in this order
 */
public record ConnectionEnvironment(
        UnaryOperator<String> variables, Path home, String operatingSystemUser, List<Path> socketFolders) {

    private static final List<Path> DEFAULT_SOCKET_FOLDERS = List.of(Path.of("/var/run/postgresql"), Path.of("/tmp"));

    /** The environment of a process with these variables, run by this process's user. */
    public static ConnectionEnvironment of(UnaryOperator<String> variables) {
        String home = variables.apply("HOME");
        String folder = home == null || home.isEmpty() ? known(System.getProperty("user.home")) : home;
        return new ConnectionEnvironment(
                variables,
                folder == null ? null : Path.of(folder),
                known(System.getProperty("user.name")),
                DEFAULT_SOCKET_FOLDERS);
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.apply(name));
    }

    Optional<Path> inHome(String file) {
        return Optional.ofNullable(home).map(folder -> folder.resolve(file));
    }

    /** The JDK writes a question mark for a user without an entry in the user database. */
    private static String known(String property) {
        return property == null || property.isEmpty() || property.equals("?") ? null : property;
    }
}
