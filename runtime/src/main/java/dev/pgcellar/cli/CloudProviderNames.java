package dev.pgcellar.cli;

import dev.pgcellar.registry.ObjectStoreDescriptor;
import dev.pgcellar.registry.ObjectStoreProviders;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.ITypeConverter;

/**
 * The accepted values of {@code --cloud-provider}: the three of the contract, in every build, and whatever else this
 * build was assembled with.
 */
@Singleton
final class CloudProviderNames implements Iterable<String>, ITypeConverter<String> {

    private static final String[] OF_CONTRACT = {"aws-s3", "azure-blob-storage", "google-cloud-storage"};

    private final TreeSet<String> names = new TreeSet<>();

    @Inject
    CloudProviderNames(ObjectStoreProviders providers) {
        names.addAll(List.of(OF_CONTRACT));
        providers.descriptors().stream().map(ObjectStoreDescriptor::name).forEach(names::add);
    }

    @Override
    public String convert(String name) {
        return OptionValueParsers.choice(name, List.copyOf(names));
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
