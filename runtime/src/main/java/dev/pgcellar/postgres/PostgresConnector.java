package dev.pgcellar.postgres;

import dev.pgcellar.postgres.ServerAddress.TcpAddress;
import dev.pgcellar.postgres.ServerAddress.UnixAddress;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.util.PSQLException;

/** Opens a connection to the first address that accepts one and is the kind of server asked for. */
final class PostgresConnector {

    private static final String URL_PREFIX = "jdbc:postgresql:";
    private static final String CANNOT_CONNECT_NOW = "57P03";
    /** Of the server and of the driver, which does not send an empty password where SCRAM is wanted. */
    private static final Set<String> PASSWORD_REFUSED = Set.of("28P01", "08004");

    private final ConnectionSettings settings;
    private final DriverProperties properties;
    private final List<String> refusals = new ArrayList<>();
    private Exception lastFailure;

    PostgresConnector(ConnectionSettings settings) {
        this.settings = settings;
        this.properties = new DriverProperties(settings);
    }

    /**
     * Tries the addresses in their order.
     *
     * @throws PostgresUnavailableException when none will do
     */
    Connection connect() throws PostgresUnavailableException {
        SessionRequirement requirement =
                SessionRequirement.of(settings.text(ConnectionKeyword.TARGET_SESSION_ATTRS, "any"));
        Connection connection = tryAll(requirement);
        if (connection == null && requirement == SessionRequirement.PREFER_STANDBY) {
            refusals.clear();
            connection = tryAll(SessionRequirement.ANY);
        }
        if (connection == null) {
            throw unavailable();
        }
        return connection;
    }

    private Connection tryAll(SessionRequirement requirement) throws PostgresUnavailableException {
        for (ServerAddress address : inOrder(settings.addresses())) {
            for (Properties attempt : attempts(address)) {
                try {
                    return open(attempt, requirement);
                } catch (SQLException e) {
                    refuse(address, FailureReason.of(e) + passwordHint(e, attempt), e);
                    if (isFinal(e)) {
                        throw unavailable();
                    }
                }
            }
        }
        return null;
    }

    /** The parameters of every address that a host name has. */
    private List<Properties> attempts(ServerAddress address) {
        if (address instanceof UnixAddress unix) {
            return List.of(properties.unix(unix));
        }
        TcpAddress tcp = (TcpAddress) address;
        try {
            InetAddress[] resolved = InetAddress.getAllByName(tcp.address() == null ? tcp.host() : tcp.address());
            return inOrder(List.of(resolved)).stream()
                    .map(each -> properties.tcp(tcp, each))
                    .toList();
        } catch (UnknownHostException e) {
            refuse(address, FailureReason.ofNetwork(e), e);
            return List.of();
        }
    }

    private Connection open(Properties attempt, SessionRequirement requirement) throws SQLException {
        String url = URL_PREFIX + URLEncoder.encode(settings.database(), StandardCharsets.UTF_8);
        Connection connection = new Driver().connect(url, attempt);
        try {
            if (!satisfies(connection, requirement)) {
                throw new SQLException(requirement.refusal());
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static boolean satisfies(Connection connection, SessionRequirement requirement) throws SQLException {
        if (requirement.query().isEmpty()) {
            return true;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(requirement.query().get())) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static String passwordHint(SQLException failure, Properties attempt) {
        boolean wantsPassword = PASSWORD_REFUSED.contains(String.valueOf(failure.getSQLState()));
        return wantsPassword && PGProperty.PASSWORD.getOrDefault(attempt).isEmpty()
                ? " (no password was found: set PGPASSWORD or add a line to the password file)"
                : "";
    }

    /** A server that answers with a refusal ends the search, unless it is only starting or stopping (as in libpq). */
    private static boolean isFinal(SQLException failure) {
        return failure instanceof PSQLException driverFailure
                && driverFailure.getServerErrorMessage() != null
                && !CANNOT_CONNECT_NOW.equals(failure.getSQLState());
    }

    private <T> List<T> inOrder(List<T> addresses) {
        if (!settings.text(ConnectionKeyword.LOAD_BALANCE_HOSTS, "disable").equals("random")) {
            return addresses;
        }
        List<T> shuffled = new ArrayList<>(addresses);
        Collections.shuffle(shuffled);
        return shuffled;
    }

    private void refuse(ServerAddress address, String reason, Exception failure) {
        refusals.add(address.describe() + ": " + reason);
        lastFailure = failure;
    }

    private PostgresUnavailableException unavailable() {
        return new PostgresUnavailableException(
                "could not connect to PostgreSQL as user \"" + settings.user() + "\" to database \""
                        + settings.database() + "\": " + String.join("; ", refusals),
                lastFailure);
    }
}
