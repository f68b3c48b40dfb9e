package dev.pgcellar.storage.gcs;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import dev.pgcellar.google.CredentialChain;
import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.OptionValues;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/** Opens stores for tests, with an environment of their own. */
final class Stores {

    private Stores() {}

    /** Without credentials. */
    static ObjectStore open(URI endpoint, String bucket) {
        return open(endpoint, bucket, Map.of());
    }

    /**
     * Without credentials.
     *
     * @param options by name
     */
    static ObjectStore open(URI endpoint, String bucket, Map<String, String> options) {
        GcsObjectStoreProvider provider =
                new GcsObjectStoreProvider(FixedConfig.NONE, Map.of("STORAGE_EMULATOR_HOST", endpoint.toString())::get);
        return provider.open(provider.parse("gs://" + bucket + "/path"), new OptionValues(options));
    }

    /** With the credentials of a service account's file. */
    static ObjectStore openAs(String serviceAccount, URI endpoint, String bucket) {
        return open(
                endpoint,
                bucket,
                transports -> GoogleCredentials.fromStream(
                        new ByteArrayInputStream(serviceAccount.getBytes(StandardCharsets.UTF_8)), transports));
    }

    /** With an access token that nobody gave out. */
    static ObjectStore openWithWrongToken(URI endpoint, String bucket) {
        Date tomorrow = Date.from(Instant.now().plusSeconds(86_400));
        return open(endpoint, bucket, transports -> GoogleCredentials.create(new AccessToken("wrong-token", tomorrow)));
    }

    /** With credentials. */
    static ObjectStore open(URI endpoint, String bucket, CredentialChain.Source credentials) {
        Environment environment = new Environment(Map.<String, String>of()::get);
        GcsSettings settings = new GcsSettingsResolver(
                        OptionValues.NONE, new FixedConfig(Map.of("endpoint-url", endpoint.toString())), environment)
                .resolve();
        return new GcsObjectStore(new GcsClient(settings, environment, credentials), bucket);
    }
}
