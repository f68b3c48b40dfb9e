package dev.pgcellar.storage.gcs;

import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.ObjectStoreProvider;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.StoreLocation;
import jakarta.inject.Inject;
import java.util.function.UnaryOperator;

/**
 * Opens buckets of Google Cloud Storage: {@code gs://bucket/path}, or the address that the console shows for them. Names
 * no class of Google's libraries: this class is loaded in every process, the libraries only where a bucket is opened.
 */
public class GcsObjectStoreProvider implements ObjectStoreProvider {

    private static final String SCHEME = "gs://";
    private static final String CONSOLE = "https://console.cloud.google.com/storage/browser/";

    private final GcsConfig config;
    private final Environment environment;

    @Inject
    public GcsObjectStoreProvider(GcsConfig config) {
        this(config, System::getenv);
    }

    /**
     * @param variables gives the value of an environment variable, or null
     */
    GcsObjectStoreProvider(GcsConfig config, UnaryOperator<String> variables) {
        this.config = config;
        this.environment = new Environment(variables);
    }

    /**
     * Leading and trailing slashes of the path are dropped, and a query or fragment is cut off (contract 00 section 7),
     * as is the name of the tab in an address of the console.
     */
    @Override
    public StoreLocation parse(String url) {
        String rest = afterPrefix(url).split("[?#]", 2)[0];
        String bucket = rest.split("/", 2)[0];
        if (bucket.isEmpty()) {
            throw new InvalidConfigurationException("'" + url
                    + "' is not the URL of a Google Cloud Storage bucket; expected a form like gs://bucket/path");
        }
        return new StoreLocation(
                url,
                bucket,
                rest.substring(bucket.length()).replaceFirst("^/+", "").replaceFirst("/+$", ""));
    }

    private static String afterPrefix(String url) {
        if (url.startsWith(CONSOLE)) {
            return url.substring(CONSOLE.length()).replaceFirst(";tab=[^/]*$", "");
        }
        return url.startsWith(SCHEME) ? url.substring(SCHEME.length()) : "";
    }

    @Override
    public ObjectStore open(StoreLocation location, OptionValues options) {
        return GcsObjectStore.open(location.container(), options, config, environment);
    }
}
