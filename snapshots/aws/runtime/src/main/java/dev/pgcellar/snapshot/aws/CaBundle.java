package dev.pgcellar.snapshot.aws;

import dev.pgcellar.spi.InvalidConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Certificate authorities from a PEM file, trusted instead of Java's. */
final class CaBundle {

    private CaBundle() {}

    /**
     * @throws InvalidConfigurationException when the file cannot be read or holds no certificate
     */
    static TrustManager[] trustManagers(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(null, null);
            int count = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                authorities.setCertificateEntry("authority-" + count++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities);
            return trust.getTrustManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new InvalidConfigurationException(
                    "cannot read the CA bundle " + pem + " (AWS_CA_BUNDLE): " + OneLine.of(e.getMessage()), e);
        }
    }
}
