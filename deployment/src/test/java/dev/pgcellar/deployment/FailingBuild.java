package dev.pgcellar.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.builder.item.BuildItem;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;
import java.util.List;

/** Builds of an empty application with two extensions that do not go together. */
final class FailingBuild {

    private FailingBuild() {}

    static QuarkusUnitTest of(BuildItem one, BuildItem other, String message) {
        return new QuarkusUnitTest()
                .withEmptyApplication()
                .addBuildChainCustomizer(Announcements.of(() -> List.of(one, other)))
                .assertException(failure -> assertThat(failure)
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessage(message));
    }

    static ObjectStoreProviderBuildItem provider(String extension, String name, String... schemes) {
        return new ObjectStoreProviderBuildItem(extension, name, List.of(schemes), "dev.example.Provider", List.of());
    }

    static CodecBuildItem codec(String extension, String name, String suffix, String... flags) {
        return new CodecBuildItem(extension, name, suffix, List.of(flags), "dev.example.Codec");
    }

    static SnapshotProviderBuildItem snapshots(String extension, String name, String storageProvider) {
        return new SnapshotProviderBuildItem(extension, name, storageProvider, "dev.example.Snapshots", List.of());
    }
}
