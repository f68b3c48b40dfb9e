package dev.pgcellar.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.registry.CodecDescriptor;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.registry.ObjectStoreDescriptor;
import dev.pgcellar.registry.ObjectStoreProviders;
import dev.pgcellar.registry.SnapshotProviderDescriptor;
import dev.pgcellar.registry.SnapshotProviders;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ProviderOption;
import io.quarkus.builder.item.BuildItem;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegistryTest {

    @RegisterExtension
    static final QuarkusUnitTest BUILD = new QuarkusUnitTest()
            .withApplicationRoot(application -> application.addClasses(
                    Announcements.class,
                    UsedProvider.class,
                    UnusedProvider.class,
                    LazyCodec.class,
                    LazySnapshots.class,
                    Loaded.class))
            .addBuildChainCustomizer(Announcements.of(Extensions::items))
            .setBeforeAllCustomizer(Loaded::clear)
            .setAfterAllCustomizer(Loaded::clear);

    /** Apart from the test class, which the application's class loader also verifies. */
    static final class Extensions {
        private Extensions() {}

        static List<? extends BuildItem> items() {
            return List.of(
                    new ObjectStoreProviderBuildItem(
                            "extension-used",
                            "used",
                            List.of("used", "also"),
                            UsedProvider.class.getName(),
                            List.of(new ProviderOption(
                                    "--region",
                                    List.of("-R"),
                                    "NAME",
                                    ProviderOption.Type.CHOICE,
                                    List.of("north", "south"),
                                    "Where.",
                                    List.of("backup")))),
                    new ObjectStoreProviderBuildItem(
                            "extension-unused", "unused", List.of("unused"), UnusedProvider.class.getName(), List.of()),
                    new CodecBuildItem("extension-lazy", "lazy", ".lazy", List.of("--lazy"), LazyCodec.class.getName()),
                    new SnapshotProviderBuildItem(
                            "extension-disks", "disks", "used", LazySnapshots.class.getName(), List.of()));
        }
    }

    @Inject
    ObjectStoreProviders providers;

    @Inject
    Codecs codecs;

    @Inject
    SnapshotProviders snapshots;

    @Test
    void knows_what_the_extensions_announced() {
        assertThat(providers.descriptors())
                .extracting(ObjectStoreDescriptor::name)
                .containsExactly("unused", "used");
        assertThat(providers.descriptors().get(1).schemes()).containsExactly("used", "also");
        assertThat(codecs.descriptors())
                .containsExactly(new CodecDescriptor("lazy", ".lazy", List.of("--lazy"), LazyCodec.class.getName()));
        assertThat(codecs.forName("000000010000000000000001.lazy")).isPresent();
        assertThat(codecs.forName("000000010000000000000001")).isEmpty();
    }

    @Test
    void carries_the_options_of_a_provider_from_the_build_to_the_application() {
        ProviderOption option = providers.descriptors().get(1).options().get(0);

        assertThat(option)
                .isEqualTo(new ProviderOption(
                        "--region",
                        List.of("-R"),
                        "NAME",
                        ProviderOption.Type.CHOICE,
                        List.of("north", "south"),
                        "Where.",
                        List.of("backup")));
    }

    @Test
    void loads_a_plugin_when_it_is_first_used_and_no_other() {
        assertThat(Loaded.names()).isEmpty();

        Object byScheme = providers.forUrl("also://container/path");
        assertThat(byScheme).isExactlyInstanceOf(UsedProvider.class);
        assertThat(Loaded.names()).containsExactly("UsedProvider");

        Object byName = providers.named("used");
        assertThat(byName).isSameAs(byScheme);
        assertThat(Loaded.names()).containsExactly("UsedProvider");

        CodecDescriptor descriptor = codecs.named("lazy");
        assertThat(Loaded.names()).containsExactly("UsedProvider");
        assertThat(codecs.instantiate(descriptor)).isExactlyInstanceOf(LazyCodec.class);
        assertThat(Loaded.names()).containsExactly("LazyCodec", "UsedProvider");

        SnapshotProviderDescriptor disks = snapshots.ofStorage("used");
        assertThat(disks).isEqualTo(snapshots.named("disks"));
        assertThat(Loaded.names()).containsExactly("LazyCodec", "UsedProvider");
        Object instance = snapshots.instantiate(disks);
        assertThat(instance).isExactlyInstanceOf(LazySnapshots.class);
        assertThat(Loaded.names()).containsExactly("LazyCodec", "LazySnapshots", "UsedProvider");
    }

    @Test
    void says_which_dependency_adds_known_snapshots() {
        assertThatThrownBy(() -> snapshots.named("aws"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("this build has no provider of 'aws' disk snapshots; it has disks; "
                        + "the dependency dev.pgcellar:pgcellar-snapshot-aws adds it");
        assertThatThrownBy(() -> snapshots.ofStorage("google-cloud-storage"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("this build has no provider of disk snapshots that goes with the storage provider "
                        + "'google-cloud-storage'; it has disks; "
                        + "the dependency dev.pgcellar:pgcellar-snapshot-gcp adds it");
    }

    @Test
    void asks_for_the_snapshots_that_go_with_storage_of_no_cloud() {
        assertThatThrownBy(() -> snapshots.ofStorage("unused"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("this build has no provider of disk snapshots that goes with the storage provider "
                        + "'unused'; it has disks; name one with --snapshot-provider");
    }

    @Test
    void says_what_it_has_when_asked_for_an_unknown_scheme() {
        assertThatThrownBy(() -> providers.forUrl("ftp://host/path"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("this build has no storage provider for 'ftp://' (asked for by 'ftp://host/path'); "
                        + "it has also://, unused://, used://");
    }

    @Test
    void says_which_dependency_adds_a_known_scheme() {
        assertThatThrownBy(() -> providers.forUrl("s3://bucket/path"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("this build has no storage provider for 's3://' (asked for by 's3://bucket/path'); "
                        + "it has also://, unused://, used://; "
                        + "the dependency dev.pgcellar:pgcellar-storage-s3 adds it");
    }

    @Test
    void says_which_dependency_adds_a_known_provider() {
        assertThatThrownBy(() -> providers.named("google-cloud-storage"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("this build has no storage provider 'google-cloud-storage'; it has unused, used; "
                        + "the dependency dev.pgcellar:pgcellar-storage-gcs adds it");
    }

    @Test
    void says_what_a_storage_url_looks_like() {
        assertThatThrownBy(() -> providers.forUrl("bucket/path"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("'bucket/path' is not a storage URL; expected a form like s3://bucket/path. "
                        + "This build has also://, unused://, used://");
    }

    @Test
    void says_which_dependency_adds_a_known_codec() {
        assertThatThrownBy(() -> codecs.named("zstd"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("this build has no compression 'zstd'; it has lazy; "
                        + "the dependency dev.pgcellar:pgcellar-compression-zstd adds it");
    }

    @Test
    void says_what_it_has_when_asked_for_an_unknown_codec() {
        assertThatThrownBy(() -> codecs.named("rar"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("this build has no compression 'rar'; it has lazy");
    }
}
