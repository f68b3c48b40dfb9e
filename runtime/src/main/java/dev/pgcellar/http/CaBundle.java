package dev.pgcellar.http;

import dev.pgcellar.spi.InvalidConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificate authorities from a PEM file, trusted instead of Java's. */
public final class CaBundle {

    private CaBundle() {}

    /**
     * What makes connections that trust these authorities.
     *
     * @throws InvalidConfigurationException when the file cannot be read or holds no certificate
     */
    public static SSLContext context(Path pem) {
        try {
            KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(null, null);
            int count = 0;
            for (Certificate certificate : certificates(pem)) {
                authorities.setCertificateEntry("authority-" + count++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new InvalidConfigurationException(
                    "cannot read the CA bundle " + pem + ": " + ForeignText.oneLine(e.getMessage()), e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path pem)
            throws IOException, GeneralSecurityException {
        if (!Files.isReadable(pem)) {
            throw new InvalidConfigurationException("the CA bundle " + pem + " does not exist or cannot be read");
        }
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new InvalidConfigurationException("the CA bundle " + pem + " holds no certificate in PEM form");
            }
            return found;
        }
    }
}
