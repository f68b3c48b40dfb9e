package dev.pgcellar.storage.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.auth.oauth2.GoogleCredentials;
import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreUnreachableException;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testsupport.gcs.GcsServer;
import dev.pgcellar.testsupport.s3.FaultProxy;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credentials, and the tokens that are got for them. */
class GcsCredentialsTest {

    private final GcsServer server = GcsServer.start();
    private final FaultProxy proxy = FaultProxy.before(server.endpoint());

    @BeforeEach
    void createBucket() {
        server.createBucket("bucket");
    }

    @AfterEach
    void close() {
        proxy.close();
        server.close();
    }

    @Test
    void sends_a_token_with_every_request() throws IOException {
        try (ObjectStore store = Stores.openAs(server.serviceAccount("project"), proxy.endpoint(), "bucket")) {
            store.put("small", Payload.of(new byte[1]), WriteOptions.DEFAULT);
            store.put("large", Payload.of(new byte[9 << 20]), WriteOptions.DEFAULT);
            try (MultipartUpload upload = store.startMultipartUpload("parts", 5 << 20, WriteOptions.DEFAULT)) {
                upload.uploadPart(1, Payload.of(new byte[1]));
                upload.complete();
            }
            store.get("small").orElseThrow().close();
            store.list("").hasNext();
            store.delete(List.of("small"));
            store.containerExists();
        }

        assertThat(proxy.requests()).hasSize(10).allSatisfy(request -> assertThat(
                        request.header("authorization").orElseThrow())
                .startsWith("Bearer ya29."));
    }

    @Test
    void gets_a_new_token_when_the_one_it_has_is_refused() throws IOException {
        try (ObjectStore store = Stores.openAs(server.serviceAccount("project"), proxy.endpoint(), "bucket")) {
            assertThat(store.containerExists()).isTrue();
            server.expireTokens();

            store.put("key", Payload.of(new byte[100_000]), WriteOptions.DEFAULT);
        }

        assertThat(server.keys("bucket")).containsExactly("key");
    }

    @Test
    void creates_a_bucket_in_the_project_of_the_credentials() throws IOException {
        try (ObjectStore store = Stores.openAs(server.serviceAccount("my-project"), proxy.endpoint(), "new")) {
            store.createContainer();

            assertThat(store.containerExists()).isTrue();
        }
        assertThat(proxy.requests("POST").get(0).target()).contains("project=my-project");
    }

    @Test
    void reports_an_account_that_the_server_does_not_know() {
        String account = server.serviceAccount("project");
        server.revokeServiceAccounts();

        try (ObjectStore store = Stores.openAs(account, proxy.endpoint(), "bucket")) {
            assertThatThrownBy(() -> store.get("key"))
                    .isInstanceOf(StoreAccessDeniedException.class)
                    .hasMessage("cannot read 'gs://bucket/key': the server of access tokens refuses the credentials:"
                            + " HTTP 400 invalid_grant");
        }
        assertThat(proxy.requests()).isEmpty();
    }

    @Test
    void keeps_a_refused_token_out_of_the_message() {
        try (ObjectStore store = Stores.openWithWrongToken(proxy.endpoint(), "bucket")) {
            assertThatThrownBy(() -> store.head("key"))
                    .isInstanceOf(StoreAccessDeniedException.class)
                    .hasMessage("cannot look up 'gs://bucket/key': HTTP 401 authError");
        }
    }

    @Test
    void reports_that_the_server_of_tokens_cannot_be_reached() {
        String account = server.serviceAccount("project").replaceFirst("http://127.0.0.1:\\d+/", "http://127.0.0.1:1/");

        try (ObjectStore store = Stores.openAs(account, proxy.endpoint(), "bucket")) {
            assertThatThrownBy(() -> store.get("key"))
                    .isInstanceOf(StoreUnreachableException.class)
                    .hasMessage("cannot reach the server of access tokens to read 'gs://bucket/key':"
                            + " connection refused");
        }
    }

    @Test
    void reports_that_there_are_no_credentials() {
        try (ObjectStore store = Stores.open(proxy.endpoint(), "bucket", transports -> none())) {
            assertThatThrownBy(() -> store.get("key"))
                    .isInstanceOf(StoreAccessDeniedException.class)
                    .hasMessage("cannot read 'gs://bucket/key': no usable Google credentials: none were found");
        }
    }

    private static GoogleCredentials none() throws IOException {
        throw new IOException("none were found");
    }

    @Test
    void looks_for_credentials_only_when_a_request_needs_them() throws StoreException {
        try (ObjectStore store = Stores.open(proxy.endpoint(), "bucket", transports -> none())) {
            assertThat(store.limits().maxParts()).isEqualTo(10_000);
        }
    }
}
