package dev.pgcellar.storage.azure.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.registry.ObjectStoreProviders;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.ObjectStoreProvider;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.ProviderOption;
import dev.pgcellar.spi.StoreLocation;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application with nothing but this extension. */
class AzureStorageExtensionTest {

    private static final String URL = "https://account.blob.core.windows.net/container/path";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideRuntimeConfigKey("pgcellar.azure.credential", "nonsense");

    @Inject
    ObjectStoreProviders providers;

    @Test
    void announces_the_provider_and_its_options() {
        assertThat(providers.descriptors()).singleElement().satisfies(descriptor -> {
            assertThat(descriptor.name()).isEqualTo("azure-blob-storage");
            assertThat(descriptor.schemes()).containsExactlyInAnyOrder("https", "http");
            assertThat(descriptor.options())
                    .extracting(ProviderOption::name)
                    .containsExactly(
                            "--azure-credential",
                            "--encryption-scope",
                            "--max-block-size",
                            "--max-concurrency",
                            "--max-single-put-size");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"azure-cli", "managed-identity", "default"})
    void opens_a_container_without_a_request(String credential) {
        ObjectStoreProvider provider = providers.forUrl(URL);
        StoreLocation location = provider.parse(URL);

        try (ObjectStore store = provider.open(location, new OptionValues(Map.of("--azure-credential", credential)))) {
            assertThat(store.limits().maxParts()).isEqualTo(50_000);
            assertThat(store.limits().maxDeleteBatch()).isEqualTo(256);
        }
    }

    @Test
    void takes_settings_from_the_configuration() {
        ObjectStoreProvider provider = providers.named("azure-blob-storage");

        assertThatThrownBy(() -> provider.open(provider.parse(URL), OptionValues.NONE))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("'nonsense' is not an Azure credential; expected azure-cli, managed-identity or default");
    }

    @Test
    void brings_no_transport_that_it_does_not_use() {
        assertThatThrownBy(() -> Class.forName(
                        "io.netty.channel.Channel",
                        false,
                        Thread.currentThread().getContextClassLoader()))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
