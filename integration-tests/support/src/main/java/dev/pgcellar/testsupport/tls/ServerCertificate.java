package dev.pgcellar.testsupport.tls;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate for 127.0.0.1, made by the JDK's keytool.
 *
 * @param keyStore a PKCS #12 file with the certificate and its key
 * @param certificate a PEM file for those who are to trust it
 */
public record ServerCertificate(Path keyStore, Path certificate) {

    /** Of the key store. */
    public static final String PASSWORD = "password";

    private static final Duration LIMIT = Duration.ofMinutes(1);

    /**
     * Makes one.
     *
     * @param folder exists; takes the files
     */
    public static ServerCertificate create(Path folder) {
        ServerCertificate made = new ServerCertificate(folder.resolve("server.p12"), folder.resolve("ca.pem"));
        made.keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=test", "-ext", "san=ip:127.0.0.1");
        made.keytool("-exportcert", "-rfc", "-file", made.certificate.toString());
        return made;
    }

    private void keytool(String command, String... arguments) {
        CommandLineProcess.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        command)
                .arguments("-alias", "server", "-keystore", keyStore.toString(), "-storetype", "PKCS12")
                .arguments("-storepass", PASSWORD)
                .arguments(arguments)
                .run(LIMIT)
                .expectSuccess();
    }

    /** Makes sockets that listen with this certificate. */
    public ServerSocketFactory serverSockets() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }
}
