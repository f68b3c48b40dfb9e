package dev.pgcellar.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.registry.Codecs;
import dev.pgcellar.registry.ObjectStoreProviders;
import dev.pgcellar.spi.InvalidConfigurationException;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A build without any storage or compression extension. */
class BareBuildTest {

    @RegisterExtension
    static final QuarkusUnitTest BUILD = new QuarkusUnitTest().withEmptyApplication();

    @Inject
    ObjectStoreProviders providers;

    @Inject
    Codecs codecs;

    @Test
    void starts_with_empty_registries() {
        assertThat(providers.descriptors()).isEmpty();
        assertThat(codecs.descriptors()).isEmpty();
    }

    @Test
    void says_that_it_has_no_storage_and_which_dependency_adds_it() {
        assertThatThrownBy(() -> providers.forUrl("file:///backups"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("this build has no storage provider for 'file://' (asked for by 'file:///backups'); "
                        + "it has none; the dependency dev.pgcellar:pgcellar-storage-file adds it");
    }

    @Test
    void says_that_it_has_no_compression_and_which_dependency_adds_it() {
        assertThatThrownBy(() -> codecs.named("gzip"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("this build has no compression 'gzip'; it has none; "
                        + "the dependency dev.pgcellar:pgcellar-compression-gzip adds it");
    }
}
