package dev.pgcellar.storage.gcs.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.registry.ObjectStoreProviders;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.ObjectStoreProvider;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.ProviderOption;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application with nothing but this extension. */
class GcsStorageExtensionTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest().withEmptyApplication().overrideRuntimeConfigKey("pgcellar.gcs.read-timeout", "0");

    @Inject
    ObjectStoreProviders providers;

    @Test
    void announces_the_provider_and_its_options() {
        assertThat(providers.descriptors()).singleElement().satisfies(descriptor -> {
            assertThat(descriptor.name()).isEqualTo("google-cloud-storage");
            assertThat(descriptor.schemes()).containsExactly("gs");
            assertThat(descriptor.options())
                    .extracting(ProviderOption::name)
                    .containsExactly("--read-timeout", "--kms-key-name");
        });
    }

    @Test
    void opens_a_bucket_without_a_request() {
        ObjectStoreProvider provider = providers.forUrl("gs://bucket/path");

        try (ObjectStore store =
                provider.open(provider.parse("gs://bucket/path"), new OptionValues(Map.of("--read-timeout", "5")))) {
            assertThat(store.limits().maxDeleteBatch()).isEqualTo(100);
        }
    }

    @Test
    void takes_settings_from_the_configuration() {
        ObjectStoreProvider provider = providers.named("google-cloud-storage");

        assertThatThrownBy(() -> provider.open(provider.parse("gs://bucket"), OptionValues.NONE))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("the read time-out must be at least 1 second, but 0 was given");
    }

    @Test
    void brings_no_transport_that_it_does_not_use() {
        for (String unwanted : List.of(
                "io.grpc.netty.shaded.io.netty.channel.Channel",
                "io.grpc.internal.ManagedChannelImpl",
                "com.google.protobuf.Message",
                "com.google.cloud.storage.Storage",
                "io.opentelemetry.api.OpenTelemetry",
                "com.google.api.client.http.apache.v2.ApacheHttpTransport")) {
            assertThatThrownBy(() -> Class.forName(
                            unwanted, false, Thread.currentThread().getContextClassLoader()))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }
}
