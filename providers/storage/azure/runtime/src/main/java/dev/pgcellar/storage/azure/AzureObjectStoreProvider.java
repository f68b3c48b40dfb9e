package dev.pgcellar.storage.azure;

import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.ObjectStoreProvider;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.StoreLocation;
import jakarta.inject.Inject;
import java.util.function.UnaryOperator;

/**
 * Opens containers of Azure Blob Storage: {@code https://account.blob.core.windows.net/container/path}, or, with a
 * connection string, {@code http://host:port/account/container/path}. Names no class of the SDK: this class is loaded
 * in every process, the SDK only where a container is opened.
 */
public class AzureObjectStoreProvider implements ObjectStoreProvider {

    private final AzureConfig config;
    private final Environment environment;

    @Inject
    public AzureObjectStoreProvider(AzureConfig config) {
        this(config, System::getenv);
    }

    /**
     * @param variables gives the value of an environment variable, or null
     */
    AzureObjectStoreProvider(AzureConfig config, UnaryOperator<String> variables) {
        this.config = config;
        this.environment = new Environment(variables);
    }

    /** Contract 00 section 7, with the one form of keys that 07 no. 38 asks for. */
    @Override
    public StoreLocation parse(String url) {
        AzureUrl parsed = AzureUrl.parse(url);
        return new StoreLocation(url, parsed.container(), parsed.prefix());
    }

    @Override
    public ObjectStore open(StoreLocation location, OptionValues options) {
        AzureUrl url = AzureUrl.parse(location.url());
        return AzureObjectStore.open(
                url, new AzureSettingsResolver(url, options, config, environment).resolve(), environment);
    }
}
