package dev.pgcellar.registry;

import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.SnapshotProvider;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The snapshot providers of this build. A provider is instantiated when it is first asked for.
 */
public final class SnapshotProviders {

    private final List<SnapshotProviderDescriptor> descriptors;
    private final Function<String, SnapshotProvider> instances;

    /**
     * @param instances gives the provider of a class name; called on each look-up
     */
    public SnapshotProviders(
            List<SnapshotProviderDescriptor> descriptors, Function<String, SnapshotProvider> instances) {
        this.descriptors = List.copyOf(descriptors);
        this.instances = instances;
    }

    /** All providers of this build, by ascending name. */
    public List<SnapshotProviderDescriptor> descriptors() {
        return descriptors;
    }

    /**
     * The provider of a name.
     *
     * @param name as {@code backup.info} records it, for instance {@code aws}
     * @throws InvalidConfigurationException when this build has no such provider
     */
    public SnapshotProviderDescriptor named(String name) {
        return descriptors.stream()
                .filter(descriptor -> descriptor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidConfigurationException("this build has no provider of '" + name
                        + "' disk snapshots; it has " + names() + KnownExtensions.hintForSnapshots(name)));
    }

    /**
     * The provider that goes with a storage provider.
     *
     * @param storageProvider a value of {@code --cloud-provider}
     * @throws InvalidConfigurationException when this build has no such provider, or there is none
     */
    public SnapshotProviderDescriptor ofStorage(String storageProvider) {
        return descriptors.stream()
                .filter(descriptor -> descriptor.storageProvider().equals(storageProvider))
                .findFirst()
                .orElseThrow(() -> new InvalidConfigurationException(
                        "this build has no provider of disk snapshots that goes with the storage provider '"
                                + storageProvider + "'; it has " + names()
                                + KnownExtensions.hintForSnapshotsWith(storageProvider)));
    }

    /** Gives the provider that a descriptor of this registry describes. */
    public SnapshotProvider instantiate(SnapshotProviderDescriptor descriptor) {
        return instances.apply(descriptor.className());
    }

    private String names() {
        return descriptors.isEmpty()
                ? "none"
                : descriptors.stream().map(SnapshotProviderDescriptor::name).collect(Collectors.joining(", "));
    }
}
