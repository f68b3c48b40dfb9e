package dev.pgcellar.it.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.postgres.ConnectionOptions;
import dev.pgcellar.postgres.ConnectionSettings;
import dev.pgcellar.postgres.PostgresSession;
import dev.pgcellar.postgres.PostgresUnavailableException;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ConnectionTest {

    private static final String PASSWORD = "pass: \\word's";

    private static PostgresServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = PostgresServer.builder().password(PASSWORD).start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void takes_the_password_from_the_environment() throws Exception {
        assertConnects(Map.of("PGPASSWORD", PASSWORD), "host=127.0.0.1");
    }

    @Test
    void takes_the_password_from_the_connection_string() throws Exception {
        assertConnects(Map.of(), "host=127.0.0.1 password='pass: \\\\word\\'s'");
    }

    @Test
    void takes_the_password_from_a_uri() throws Exception {
        ConnectionSettings settings = SessionSettings.of("postgresql://postgres:pass%3A%20%5Cword%27s@127.0.0.1:"
                + server.port() + "/template1?application_name=named");

        try (PostgresSession session = PostgresSession.connect(settings)) {
            assertThat(session.serverVersion()).isPositive();
            assertThat(server.queryOne("SELECT datname FROM pg_stat_activity WHERE application_name = 'named'"))
                    .isEqualTo("template1");
        }
    }

    @Test
    void takes_the_password_from_a_password_file() throws Exception {
        Path file = Files.writeString(
                folder.resolve("passwords"), "127.0.0.1:" + server.port() + ":postgres:postgres:pass\\: \\\\word's\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertConnects(Map.of("PGPASSFILE", file.toString()), "host=127.0.0.1");
    }

    @Test
    void takes_the_password_of_localhost_for_a_socket() throws Exception {
        Path file = Files.writeString(folder.resolve(".pgpass"), "localhost:*:*:postgres:pass\\: \\\\word's\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertConnects(Map.of("HOME", folder.toString()), "host=" + server.socketFolder());
    }

    @Test
    void connects_to_the_numeric_address_whatever_the_host() throws Exception {
        assertConnects(Map.of("PGPASSWORD", PASSWORD), "host=no-such-host.invalid hostaddr=127.0.0.1");
    }

    @Test
    void connects_to_a_database_with_any_name() throws Exception {
        server.execute("CREATE DATABASE \"o'd d+/?&%41é\"");

        assertConnects(Map.of("PGPASSWORD", PASSWORD), "host=127.0.0.1 dbname='o\\'d d+/?&%41é'");
    }

    @Test
    void goes_on_to_the_next_host() throws Exception {
        assertConnects(
                Map.of("PGPASSWORD", PASSWORD), "host=no-such-host.invalid," + folder + ",127.0.0.1,10.255.255.1");
    }

    @Test
    void names_everything_when_the_password_is_wrong() {
        assertThatThrownBy(() -> PostgresSession.connect(settings(Map.of("PGPASSWORD", "wrong"), "host=127.0.0.1")))
                .isInstanceOf(PostgresUnavailableException.class)
                .hasMessage("could not connect to PostgreSQL as user \"postgres\" to database \"postgres\": "
                        + "host \"127.0.0.1\", port " + server.port()
                        + ": FATAL: password authentication failed for user \"postgres\"");
    }

    @Test
    void does_not_try_the_next_host_after_a_refusal() {
        assertThatThrownBy(() -> PostgresSession.connect(
                        settings(Map.of("PGPASSWORD", "wrong"), "host=127.0.0.1," + server.socketFolder())))
                .isInstanceOf(PostgresUnavailableException.class)
                .hasMessageNotContaining("socket");
    }

    @Test
    void says_so_when_there_is_no_password() {
        assertThatThrownBy(() -> PostgresSession.connect(settings(Map.of(), "host=127.0.0.1")))
                .isInstanceOf(PostgresUnavailableException.class)
                .hasMessageContaining("(no password was found: set PGPASSWORD or add a line to the password file)");
    }

    @Test
    void reads_no_password_file_but_the_one_of_its_environment() throws IOException {
        Path file = Files.writeString(folder.resolve("drivers-own"), "*:*:*:*:pass\\: \\\\word's\n");
        System.setProperty("org.postgresql.pgpassfile", file.toString());
        try {
            assertThatThrownBy(() ->
                            PostgresSession.connect(settings(Map.of("HOME", folder.toString()), "host=127.0.0.1")))
                    .isInstanceOf(PostgresUnavailableException.class)
                    .hasMessageContaining("no password was found");
        } finally {
            System.clearProperty("org.postgresql.pgpassfile");
        }
    }

    @Test
    void names_the_port_of_a_server_that_is_not_there() throws IOException {
        int port = unusedPort();

        assertThatThrownBy(() ->
                        PostgresSession.connect(SessionSettings.of("host=127.0.0.1 user=bob dbname=db port=" + port)))
                .isInstanceOf(PostgresUnavailableException.class)
                .hasMessage("could not connect to PostgreSQL as user \"bob\" to database \"db\": "
                        + "host \"127.0.0.1\", port " + port + ": Connection refused");
    }

    @Test
    void names_a_host_that_does_not_exist() {
        assertThatThrownBy(() -> PostgresSession.connect(SessionSettings.of("host=no-such-host.invalid user=bob")))
                .isInstanceOf(PostgresUnavailableException.class)
                .hasMessageContaining("host \"no-such-host.invalid\", port 5432: the host name cannot be resolved");
    }

    @Test
    void names_a_socket_that_does_not_exist() {
        assertThatThrownBy(() -> PostgresSession.connect(SessionSettings.of("user=bob host=" + folder)))
                .isInstanceOf(PostgresUnavailableException.class)
                .hasMessageEndingWith("socket \"" + folder.resolve(".s.PGSQL.5432") + "\": No such file or directory");
    }

    @Test
    void names_a_database_that_does_not_exist() {
        assertThatThrownBy(() -> PostgresSession.connect(
                        settings(Map.of("PGPASSWORD", PASSWORD), "host=127.0.0.1 dbname=missing")))
                .isInstanceOf(PostgresUnavailableException.class)
                .hasMessageEndingWith("FATAL: database \"missing\" does not exist");
    }

    @Test
    void gives_up_on_a_server_that_never_answers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ConnectionSettings settings =
                    SessionSettings.of("host=127.0.0.1 user=bob connect_timeout=1 port=" + silent.getLocalPort());

            assertThatThrownBy(() -> PostgresSession.connect(settings))
                    .isInstanceOf(PostgresUnavailableException.class)
                    .hasMessageContaining("port " + silent.getLocalPort() + ": ");
        }
    }

    private static void assertConnects(Map<String, String> variables, String conninfo) throws Exception {
        try (PostgresSession session = PostgresSession.connect(settings(variables, conninfo))) {
            assertThat(session.hasBackupPrivileges()).isTrue();
        }
    }

    private static ConnectionSettings settings(Map<String, String> variables, String conninfo) {
        String database = conninfo.contains("dbname") ? "" : " dbname=postgres";
        return SessionSettings.of(
                variables,
                new ConnectionOptions(null, null, null, conninfo + database + " user=postgres port=" + server.port()));
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
