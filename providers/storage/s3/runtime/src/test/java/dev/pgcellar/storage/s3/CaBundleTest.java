package dev.pgcellar.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.S3Server;
import dev.pgcellar.testsupport.tls.ServerCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaBundleTest {

    @TempDir
    Path folder;

    @Test
    void trusts_the_authorities_of_the_bundle() throws Exception {
        ServerCertificate tls = ServerCertificate.create(folder);
        try (S3Server server = S3Server.start();
                FaultProxy proxy = FaultProxy.tlsBefore(server.endpoint(), tls.serverSockets());
                ObjectStore store = Stores.open(
                        proxy.endpoint(),
                        "bucket",
                        Map.of(),
                        Map.of("AWS_CA_BUNDLE", tls.certificate().toString()))) {
            server.createBucket("bucket");

            assertThat(store.put("key", Payload.of(new byte[100_000]), WriteOptions.DEFAULT))
                    .isEqualTo(PutOutcome.WRITTEN);
            assertThat(store.head("key")).isPresent();
        }
    }

    @Test
    void refuses_a_server_whose_authority_is_not_known() throws Exception {
        ServerCertificate tls = ServerCertificate.create(folder);
        try (FaultProxy proxy = FaultProxy.tlsBefore(null, tls.serverSockets());
                ObjectStore store = Stores.open(proxy.endpoint(), "bucket")) {
            assertThatThrownBy(() -> store.head("key"))
                    .isInstanceOf(StoreErrorException.class)
                    .hasMessageStartingWith(
                            "cannot look up 's3://bucket/key': no secure connection to " + proxy.endpoint())
                    .hasMessageEndingWith("; AWS_CA_BUNDLE names a file with other authorities to trust")
                    .hasMessageNotContaining("\n");
        }
        assertThat(tls.certificate()).exists();
    }

    @Test
    void refuses_a_bundle_that_does_not_exist() {
        Path absent = folder.resolve("absent.pem");

        assertThatThrownBy(() -> open(absent))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("the CA bundle " + absent + " does not exist or cannot be read");
    }

    @Test
    void refuses_a_bundle_without_a_certificate() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pem"));

        assertThatThrownBy(() -> open(empty))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("the CA bundle " + empty + " holds no certificate in PEM form");
    }

    @Test
    void refuses_a_bundle_that_is_not_pem() throws IOException {
        Path text = Files.writeString(folder.resolve("text.pem"), "-----BEGIN CERTIFICATE-----\nnonsense\n");

        assertThatThrownBy(() -> open(text))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("cannot read the CA bundle " + text);
    }

    private static void open(Path bundle) {
        Stores.open(URI.create("https://127.0.0.1:1"), "bucket", Map.of(), Map.of("AWS_CA_BUNDLE", bundle.toString()))
                .close();
    }
}
