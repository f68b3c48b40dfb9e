package dev.pgcellar.cli;

import dev.pgcellar.registry.ObjectStoreDescriptor;
import dev.pgcellar.registry.ObjectStoreProviders;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Iterator;
import java.util.TreeSet;

/**
 * The accepted values of {@code --cloud-provider}: the three of the contract, in every build, and whatever else this
 * build was assembled with.
 */
@Singleton
final class CloudProviderNames implements Iterable<String> {

    private static final String[] OF_CONTRACT = {"aws-s3", "azure-blob-storage", "google-cloud-storage"};

    private final TreeSet<String> names = new TreeSet<>();

    @Inject
    CloudProviderNames(ObjectStoreProviders providers) {
        names.addAll(java.util.List.of(OF_CONTRACT));
        providers.descriptors().stream().map(ObjectStoreDescriptor::name).forEach(names::add);
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    @Override
    public Iterator<String> iterator() {
        return names.iterator();
    }

    @Override
    public String toString() {
        return String.join(", ", names);
    }
}
