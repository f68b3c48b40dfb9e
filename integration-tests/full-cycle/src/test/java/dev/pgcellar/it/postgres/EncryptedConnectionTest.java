package dev.pgcellar.it.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.postgres.PostgresSession;
import dev.pgcellar.postgres.PostgresUnavailableException;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EncryptedConnectionTest {

    private static final String STORE_PASSWORD = "changeit";

    private static PostgresServer server;
    private static Path keys;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        keys = folder;
        makeKey("server", "CN=localhost", "dns:localhost");
        makeKey("client", "CN=postgres", "dns:client");
        Path hba = Files.writeString(
                folder.resolve("hba.conf"),
                "local all all trust\n"
                        + "hostssl all certified 127.0.0.1/32 cert map=everybody\n"
                        + "host all all 127.0.0.1/32 trust\n");
        Path ident = Files.writeString(folder.resolve("ident.conf"), "everybody postgres certified\n");
        server = PostgresServer.builder()
                .folder(folder.resolve("server"))
                .setting("ssl", "on")
                .setting("ssl_cert_file", keys.resolve("server.crt").toString())
                .setting("ssl_key_file", keys.resolve("server.key").toString())
                .setting("ssl_ca_file", keys.resolve("client.crt").toString())
                .setting("hba_file", hba.toString())
                .setting("ident_file", ident.toString())
                .start();
        server.execute("CREATE ROLE certified LOGIN");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void encrypts_by_default_where_the_server_can() throws Exception {
        assertThat(isEncrypted("host=localhost")).isTrue();
    }

    @Test
    void does_not_encrypt_when_told_so() throws Exception {
        assertThat(isEncrypted("host=localhost sslmode=disable")).isFalse();
    }

    @Test
    void does_not_encrypt_a_unix_socket() throws Exception {
        assertThat(isEncrypted("sslmode=verify-full host=" + server.socketFolder()))
                .isFalse();
    }

    @Test
    void verifies_certificate_and_host_name() throws Exception {
        String root = " sslmode=verify-full sslrootcert=" + keys.resolve("server.crt");

        assertThat(isEncrypted("host=localhost hostaddr=127.0.0.1" + root)).isTrue();
        assertThatThrownBy(() -> isEncrypted("host=127.0.0.1" + root))
                .isInstanceOf(PostgresUnavailableException.class)
                .hasMessageContaining("127.0.0.1");
    }

    @Test
    void refuses_a_certificate_of_another_authority_even_when_encryption_alone_is_required() {
        String otherRoot = " sslmode=require sslrootcert=" + keys.resolve("client.crt");

        assertThatThrownBy(() -> isEncrypted("host=localhost" + otherRoot))
                .isInstanceOf(PostgresUnavailableException.class)
                .hasMessageContaining("host \"localhost\"");
    }

    @Test
    void shows_a_client_certificate_with_a_pem_key() throws Exception {
        String client = " sslcert=" + keys.resolve("client.crt") + " sslkey=" + keys.resolve("client.key");

        try (PostgresSession session = PostgresSession.connect(SessionSettings.of(
                "host=127.0.0.1 user=certified dbname=postgres sslmode=" + "require port=" + server.port() + client))) {
            assertThat(session.hasBackupPrivileges()).isFalse();
        }
    }

    private static boolean isEncrypted(String conninfo) throws Exception {
        try (PostgresSession session = PostgresSession.connect(
                SessionSettings.of(conninfo + " user=postgres dbname=postgres port=" + server.port()))) {
            assertThat(session.serverVersion()).isPositive();
            return server.queryOne("SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                            + " WHERE application_name = 'barman_cloud_backup'")
                    .equals("t");
        }
    }

    /** A self-signed certificate and its key as PEM files. */
    private static void makeKey(String name, String subject, String alternativeName) throws Exception {
        Path store = keys.resolve(name + ".p12");
        CommandLineProcess.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-validity",
                        "2",
                        "-dname",
                        subject,
                        "-ext",
                        "san=" + alternativeName,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD)
                .run(Duration.ofSeconds(60))
                .expectSuccess();
        KeyStore keyStore = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keyStore.load(stream, STORE_PASSWORD.toCharArray());
        }
        writePem(name + ".crt", "CERTIFICATE", keyStore.getCertificate(name).getEncoded());
        writePem(
                name + ".key",
                "PRIVATE KEY",
                keyStore.getKey(name, STORE_PASSWORD.toCharArray()).getEncoded());
    }

    private static void writePem(String file, String kind, byte[] content) throws Exception {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Path path = Files.writeString(
                keys.resolve(file), "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
}
