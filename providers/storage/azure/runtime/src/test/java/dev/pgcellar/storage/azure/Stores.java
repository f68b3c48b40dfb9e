package dev.pgcellar.storage.azure;

import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.testsupport.azure.AzuriteServer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Opens stores for tests, with an environment of their own. */
final class Stores {

    private Stores() {}

    static ObjectStore open(URI endpoint, String container) {
        return open(endpoint, container, Map.of(), Map.of());
    }

    /**
     * @param options by name
     * @param environment in addition to a connection string for the endpoint
     */
    static ObjectStore open(
            URI endpoint, String container, Map<String, String> options, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>();
        all.put(AzureSettingsResolver.CONNECTION_STRING, AzuriteServer.connectionString(endpoint));
        all.putAll(environment);
        AzureObjectStoreProvider provider = provider(all);
        String url = endpoint + "/" + AzuriteServer.ACCOUNT + "/" + container + "/path";
        return provider.open(provider.parse(url), new OptionValues(options));
    }

    static AzureObjectStoreProvider provider(Map<String, String> environment) {
        return new AzureObjectStoreProvider(FixedConfig.NONE, environment::get);
    }
}
