package dev.pgcellar.storage.s3;

import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.OptionValues;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Opens stores for tests, with an environment of their own. */
final class Stores {

    static final Map<String, String> ENVIRONMENT = Map.of(
            "AWS_ACCESS_KEY_ID", "pgcellar-test-access-key",
            "AWS_SECRET_ACCESS_KEY", "pgcellar-test-secret-key",
            "AWS_EC2_METADATA_DISABLED", "true",
            "HOME", "/nonexistent");

    private Stores() {}

    static ObjectStore open(URI endpoint, String bucket) {
        return open(endpoint, bucket, Map.of(), Map.of());
    }

    /**
     * @param options by name, in addition to the endpoint
     * @param environment in addition to {@link #ENVIRONMENT}
     */
    static ObjectStore open(URI endpoint, String bucket, Map<String, String> options, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(options);
        all.put(S3Options.ENDPOINT_URL, endpoint.toString());
        S3ObjectStoreProvider provider = provider(FixedConfig.NONE, environment);
        return provider.open(provider.parse("s3://" + bucket + "/path"), new OptionValues(all));
    }

    static S3ObjectStoreProvider provider(S3Config config, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(ENVIRONMENT);
        all.putAll(environment);
        return new S3ObjectStoreProvider(config, all::get);
    }
}
