package dev.pgcellar.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.postgres.ServerAddress.TcpAddress;
import dev.pgcellar.postgres.ServerAddress.UnixAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionSettingsTest {

    @TempDir
    Path folder;

    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void keep_the_system_service_file_out() {
        variables.put("PGSYSCONFDIR", folder.resolve("etc").toString());
    }

    @Test
    void joins_options_with_the_default_database() {
        ConnectionSettings settings = resolve(new ConnectionOptions("db1", "5433", "bob", null));

        assertThat(settings.addresses()).containsExactly(new TcpAddress("db1", null, 5433));
        assertThat(settings.user()).isEqualTo("bob");
        assertThat(settings.database()).isEqualTo("postgres");
    }

    @Test
    void sends_the_default_database_whatever_the_environment_says() {
        variables.put("PGDATABASE", "other");

        assertThat(resolve(ConnectionOptions.none()).database()).isEqualTo("postgres");
    }

    @Test
    void takes_a_database_name_as_it_is() {
        ConnectionSettings settings = resolve(new ConnectionOptions("db1", null, null, "o'brien \\ db"));

        assertThat(settings.database()).isEqualTo("o'brien \\ db");
    }

    @Test
    void lets_a_connection_string_replace_all_other_options() {
        variables.put("PGDATABASE", "fromenv");

        ConnectionSettings settings = resolve(new ConnectionOptions("ignored", "1", "ignored", "host=db2 user=alice"));

        assertThat(settings.addresses()).containsExactly(new TcpAddress("db2", null, 5432));
        assertThat(settings.user()).isEqualTo("alice");
        assertThat(settings.database()).isEqualTo("fromenv");
    }

    @Test
    void takes_everything_from_the_environment_when_the_database_is_an_empty_string() {
        ConnectionSettings settings = resolve(new ConnectionOptions("ignored", null, "ignored", ""));

        assertThat(settings.addresses()).containsExactly(new TcpAddress("localhost", null, 5432));
        assertThat(settings.user()).isEqualTo("osuser");
        assertThat(settings.database()).isEqualTo("osuser");
    }

    @Test
    void accepts_a_uri_without_parameters() {
        ConnectionSettings settings = resolve(new ConnectionOptions(null, null, null, "postgresql://alice@db3/prod"));

        assertThat(settings.addresses()).containsExactly(new TcpAddress("db3", null, 5432));
        assertThat(settings.database()).isEqualTo("prod");
    }

    @Test
    void reads_the_environment_of_libpq() {
        variables.putAll(Map.of("PGHOST", "db4", "PGPORT", "6000", "PGUSER", "carol", "PGCONNECT_TIMEOUT", "3"));

        ConnectionSettings settings = resolve(ConnectionOptions.none());

        assertThat(settings.addresses()).containsExactly(new TcpAddress("db4", null, 6000));
        assertThat(settings.user()).isEqualTo("carol");
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void connects_to_a_socket_when_the_host_is_a_folder() {
        variables.put("PGHOST", "/controller/run");

        assertThat(resolve(new ConnectionOptions(null, null, "postgres", null)).addresses())
                .containsExactly(new UnixAddress(Path.of("/controller/run"), 5432));
    }

    @Test
    void prefers_a_local_socket_that_exists_when_no_host_is_named() throws IOException {
        Path second = Files.createDirectories(folder.resolve("second"));
        Files.createFile(second.resolve(".s.PGSQL.5432"));

        assertThat(resolve(ConnectionOptions.none()).addresses()).containsExactly(new UnixAddress(second, 5432));
    }

    @Test
    void gives_up_after_ten_seconds_unless_told_otherwise() {
        assertThat(resolve(ConnectionOptions.none()).connectTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host=a,b port=1        | host \"a\", port 1 or host \"b\", port 1",
                "host=a,b port=1,2      | host \"a\", port 1 or host \"b\", port 2",
                "host=a,b port=,2       | host \"a\", port 5432 or host \"b\", port 2",
                "host=a,/run port=1     | host \"a\", port 1 or socket \"/run/.s.PGSQL.1\"",
                "hostaddr=10.0.0.1      | host \"10.0.0.1\", port 5432",
                "host=a hostaddr=::1    | host \"a\" (::1), port 5432",
                "host='' port=''        | host \"localhost\", port 5432",
            })
    void pairs_hosts_addresses_and_ports(String conninfo, String expected) {
        assertThat(resolve(conninfo).toString()).isEqualTo(expected + ", user \"osuser\", database \"osuser\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host=a,b port=1,2,3    | 3 ports do not match 2 hosts",
                "host=a,b hostaddr=::1  | 2 hosts do not match 1 hostaddr values",
                "port=70000             | invalid PostgreSQL port \"70000\"",
                "port=x                 | invalid PostgreSQL port \"x\"",
                "hostaddr=db1           | \"db1\" is not a numeric address",
                "host=@abstract         | sockets in the abstract namespace",
                "sslmode=always         | invalid sslmode \"always\": expected one of disable, allow, prefer",
                "connect_timeout=soon   | invalid connect_timeout \"soon\": expected a whole number",
                "target_session_attrs=x | invalid target_session_attrs \"x\"",
                "service=unknown        | the definition of PostgreSQL service \"unknown\" is not found",
            })
    void refuses_what_cannot_work(String conninfo, String reason) {
        assertThatThrownBy(() -> resolve(conninfo))
                .isInstanceOf(InvalidConnectionSettingsException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void demands_a_user_where_the_operating_system_has_none() {
        ConnectionEnvironment nameless = new ConnectionEnvironment(variables::get, null, null, List.of());

        assertThatThrownBy(() -> ConnectionSettings.resolve(ConnectionOptions.none(), nameless))
                .isInstanceOf(InvalidConnectionSettingsException.class)
                .hasMessageContaining("use --user or PGUSER");
        assertThat(ConnectionSettings.resolve(new ConnectionOptions(null, null, "postgres", null), nameless)
                        .user())
                .isEqualTo("postgres");
    }

    @Test
    void puts_the_service_between_the_string_and_the_environment() throws IOException {
        write(".pg_service.conf", "# comment\n[other]\nhost=no\n\n[main]\nhost=service\nport=7000\ndbname=svc\n");
        variables.putAll(Map.of("PGSERVICE", "main", "PGPORT", "8000", "PGUSER", "env"));

        ConnectionSettings settings = resolve("dbname=string");

        assertThat(settings.addresses()).containsExactly(new TcpAddress("service", null, 7000));
        assertThat(settings.database()).isEqualTo("string");
        assertThat(settings.user()).isEqualTo("env");
    }

    @Test
    void reads_the_service_file_that_the_environment_names() throws IOException {
        variables.put("PGSERVICEFILE", write("services", "[a]\nhost=named\n").toString());

        assertThat(resolve("service=a").addresses()).containsExactly(new TcpAddress("named", null, 5432));
    }

    @Test
    void falls_back_to_the_service_file_of_the_system() throws IOException {
        Files.createDirectories(folder.resolve("etc"));
        write(".pg_service.conf", "[b]\nhost=no\n");
        write("etc/pg_service.conf", "[a]\nhost=system\n");

        assertThat(resolve("service=a").addresses()).containsExactly(new TcpAddress("system", null, 5432));
    }

    @Test
    void names_the_line_of_a_malformed_service_file() throws IOException {
        write(".pg_service.conf", "[a]\nhost=h\nnonsense\n");

        assertThatThrownBy(() -> resolve("service=a")).hasMessageContaining("line 3 of service file");
    }

    @Test
    void never_shows_a_password() {
        variables.put("PGPASSWORD", "secret1");

        assertThat(resolve("user=u password=secret2").toString()).doesNotContain("secret");
    }

    @Test
    void finds_a_password_for_each_address() throws IOException {
        Path passwords = write(
                ".pgpass", "# comment\ndb1:5432:*:osuser:one\nlocalhost:*:db:*:tw\\:o\\\\\n*:6000:db:osuser:three\n");
        Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));

        ConnectionSettings settings = resolve("host=db1,/run,db2,db3 port=5432,5432,6000,7000 dbname=db");

        assertThat(settings.addresses().stream().map(settings::password))
                .map(password -> password.orElse("none"))
                .containsExactly("one", "tw:o\\", "three", "none");
    }

    @Test
    void prefers_a_given_password_to_the_file() throws IOException {
        Path passwords = write("passwords", "*:*:*:*:file\n");
        Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));
        variables.put("PGPASSFILE", passwords.toString());

        ConnectionSettings withoutPassword = resolve("host=db1");
        ConnectionSettings withPassword = resolve("host=db1 password=given");

        assertThat(withoutPassword.password(withoutPassword.addresses().get(0))).contains("file");
        assertThat(withPassword.password(withPassword.addresses().get(0))).contains("given");
    }

    @Test
    void ignores_a_password_file_that_others_may_read() throws IOException {
        Path passwords = write(".pgpass", "*:*:*:*:file\n");
        Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-r-----"));

        ConnectionSettings settings = resolve("host=db1");

        assertThat(settings.password(settings.addresses().get(0))).isEmpty();
    }

    private ConnectionSettings resolve(String conninfo) {
        return resolve(new ConnectionOptions(null, null, null, conninfo));
    }

    private ConnectionSettings resolve(ConnectionOptions options) {
        List<Path> socketFolders = List.of(folder.resolve("first"), folder.resolve("second"));
        return ConnectionSettings.resolve(
                options, new ConnectionEnvironment(variables::get, folder, "osuser", socketFolders));
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
