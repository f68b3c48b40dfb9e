package dev.pgcellar.snapshot.gcp.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.registry.SnapshotProviderDescriptor;
import dev.pgcellar.registry.SnapshotProviders;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.ProviderOption;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.SnapshotProvider;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application with nothing but this extension. */
class GcpSnapshotExtensionTest {

    private static final OptionValues PLACE = new OptionValues(Map.of("--gcp-project", "p", "--gcp-zone", "z"));

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideRuntimeConfigKey("pgcellar.snapshot.gcp.operation-timeout", "0");

    @Inject
    SnapshotProviders providers;

    @Test
    void announces_the_provider_and_its_options() {
        assertThat(providers.descriptors()).singleElement().satisfies(descriptor -> {
            assertThat(descriptor.name()).isEqualTo("gcp");
            assertThat(descriptor.storageProvider()).isEqualTo("google-cloud-storage");
            assertThat(namesFor(descriptor, "backup")).containsExactly("--gcp-project", "--gcp-zone");
            assertThat(namesFor(descriptor, "restore")).containsExactly("--gcp-zone");
            assertThat(namesFor(descriptor, "backup-delete")).isEmpty();
        });
    }

    private static List<String> namesFor(SnapshotProviderDescriptor descriptor, String command) {
        return descriptor.options().stream()
                .filter(option -> option.appliesTo(command))
                .map(ProviderOption::name)
                .toList();
    }

    @Test
    void takes_settings_from_the_configuration() {
        assertThatThrownBy(() -> provider().openForBackup(PLACE))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("pgcellar.snapshot.gcp.operation-timeout must be at least 1 second, but is 0");
    }

    @Test
    void asks_for_what_is_missing_before_anything_else() {
        assertThatThrownBy(() -> provider().openForDeletion(ProviderRecord.EMPTY, OptionValues.NONE))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("it has no project");
    }

    @Test
    void brings_no_transport_that_it_does_not_use() {
        for (String transport : List.of(
                "com.google.api.client.http.apache.v2.ApacheHttpTransport", "io.grpc.internal.ManagedChannelImpl")) {
            assertThatThrownBy(() -> Class.forName(
                            transport, false, Thread.currentThread().getContextClassLoader()))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    private SnapshotProvider provider() {
        return providers.instantiate(providers.named("gcp"));
    }
}
