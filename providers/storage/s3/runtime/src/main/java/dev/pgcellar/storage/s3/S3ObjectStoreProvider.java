package dev.pgcellar.storage.s3;

import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.ObjectStoreProvider;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.StoreLocation;
import jakarta.inject.Inject;
import java.util.function.UnaryOperator;

/**
 * Opens buckets of Amazon S3 and of stores that speak its protocol: {@code s3://bucket/path}. Names no class of the SDK:
 * this class is loaded in every process, the SDK only where a bucket is opened.
 */
public class S3ObjectStoreProvider implements ObjectStoreProvider {

    private static final String SCHEME = "s3://";

    private final S3Config config;
    private final Environment environment;

    @Inject
    public S3ObjectStoreProvider(S3Config config) {
        this(config, System::getenv);
    }

    /**
     * @param variables gives the value of an environment variable, or null
     */
    S3ObjectStoreProvider(S3Config config, UnaryOperator<String> variables) {
        this.config = config;
        this.environment = new Environment(variables);
    }

    /** Only leading slashes of the path are dropped, and a query or fragment is cut off (contract 00 section 7). */
    @Override
    public StoreLocation parse(String url) {
        String rest = url.startsWith(SCHEME) ? url.substring(SCHEME.length()).split("[?#]", 2)[0] : "";
        String bucket = rest.split("/", 2)[0];
        if (bucket.isEmpty()) {
            throw new InvalidConfigurationException(
                    "'" + url + "' is not the URL of an S3 bucket; expected a form like s3://bucket/path");
        }
        return new StoreLocation(url, bucket, rest.substring(bucket.length()).replaceFirst("^/+", ""));
    }

    @Override
    public ObjectStore open(StoreLocation location, OptionValues options) {
        return S3ObjectStore.open(location.container(), options, config, environment);
    }
}
