package dev.pgcellar.postgres;

/**
 * The connection options of a command line (contract 03 section 3.2). Each is null when not given.
 *
 * @param host host name, address or socket folder; several with commas between
 * @param port one port, or one for each host with commas between
 * @param user role to connect as
 * @param database database name; a whole connection string when empty, when it contains {@code =} or when it is a
 *     {@code postgresql://} URI, and then the other options are ignored
 */
public record ConnectionOptions(String host, String port, String user, String database) {

    /** The database of a command line that names none. */
    public static final String DEFAULT_DATABASE = "postgres";

    /** No option given: everything comes from the environment, the database is {@value #DEFAULT_DATABASE}. */
    public static ConnectionOptions none() {
        return new ConnectionOptions(null, null, null, null);
    }

    boolean isConnectionString() {
        return database != null
                && (database.isEmpty() || database.indexOf('=') >= 0 || ConnectionUriParser.isUri(database));
    }
}
