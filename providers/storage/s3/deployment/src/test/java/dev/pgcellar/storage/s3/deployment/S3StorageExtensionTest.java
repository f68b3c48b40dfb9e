package dev.pgcellar.storage.s3.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.registry.ObjectStoreProviders;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.ObjectStoreProvider;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.ProviderOption;
import dev.pgcellar.spi.StoreLocation;
import io.quarkus.arc.Arc;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;

/** An application with nothing but this extension. */
class S3StorageExtensionTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideRuntimeConfigKey("pgcellar.s3.addressing-style", "nonsense");

    @Inject
    ObjectStoreProviders providers;

    @Test
    void announces_the_provider_and_its_options() {
        assertThat(providers.descriptors()).singleElement().satisfies(descriptor -> {
            assertThat(descriptor.name()).isEqualTo("aws-s3");
            assertThat(descriptor.schemes()).containsExactly("s3");
            assertThat(descriptor.options())
                    .extracting(ProviderOption::name)
                    .containsExactly(
                            "--endpoint-url",
                            "--aws-profile",
                            "--read-timeout",
                            "--addressing-style",
                            "--encryption",
                            "--sse-kms-key-id");
        });
    }

    @Test
    void opens_a_bucket_without_a_request() {
        ObjectStoreProvider provider = providers.forUrl("s3://bucket/path");
        StoreLocation location = provider.parse("s3://bucket/path");

        try (ObjectStore store = provider.open(
                location,
                new OptionValues(Map.of("--endpoint-url", "http://127.0.0.1:1", "--addressing-style", "path")))) {
            assertThat(store.limits().maxParts()).isEqualTo(10_000);
        }
    }

    @Test
    void takes_settings_from_the_configuration() {
        ObjectStoreProvider provider = providers.named("aws-s3");

        assertThatThrownBy(() -> provider.open(provider.parse("s3://bucket"), OptionValues.NONE))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("'nonsense' is not an addressing style; expected auto, path or virtual");
    }

    @Test
    void makes_no_client_bean_and_starts_no_development_service() {
        assertThat(List.of(S3Client.class, S3AsyncClient.class, SdkHttpClient.class))
                .allMatch(type -> Arc.container().listAll(type).isEmpty());
        assertThat(ConfigProvider.getConfig().getOptionalValue("quarkus.s3.endpoint-override", String.class))
                .isEmpty();
    }

    @Test
    void brings_no_transport_that_it_does_not_use() {
        for (String transport : List.of(
                "software.amazon.awssdk.http.apache.ApacheHttpClient",
                "software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient",
                "software.amazon.awssdk.http.crt.AwsCrtHttpClient",
                "io.netty.channel.Channel")) {
            assertThatThrownBy(() -> Class.forName(
                            transport, false, Thread.currentThread().getContextClassLoader()))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }
}
