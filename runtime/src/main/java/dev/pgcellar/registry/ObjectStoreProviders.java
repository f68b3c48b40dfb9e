package dev.pgcellar.registry;

import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectStoreProvider;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.StoreLocation;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The storage providers of this build. A provider is instantiated when it is first asked for.
 */
public final class ObjectStoreProviders {

    private final List<ObjectStoreDescriptor> descriptors;
    private final Function<String, ObjectStoreProvider> instances;

    /**
     * @param instances gives the provider of a class name; called on each look-up
     */
    public ObjectStoreProviders(
            List<ObjectStoreDescriptor> descriptors, Function<String, ObjectStoreProvider> instances) {
        this.descriptors = List.copyOf(descriptors);
        this.instances = instances;
    }

    /** All providers of this build, by ascending name. */
    public List<ObjectStoreDescriptor> descriptors() {
        return descriptors;
    }

    /**
     * Opens the store of a URL. Makes no request.
     *
     * @param provider name of the provider, or null to go by the URL's scheme
     * @param options values for the provider's options; those of other providers are ignored
     * @throws InvalidConfigurationException when this build has no such provider, the URL is malformed or the options
     *     contradict each other
     */
    public OpenedStore open(String url, String provider, OptionValues options) {
        ObjectStoreProvider chosen = instantiate(chosen(url, provider));
        StoreLocation location = chosen.parse(url);
        return new OpenedStore(location, chosen.open(location, options));
    }

    /**
     * The provider that serves a URL.
     *
     * @param provider its name, or null to go by the URL's scheme
     * @throws InvalidConfigurationException when this build has no such provider
     */
    public ObjectStoreDescriptor chosen(String url, String provider) {
        return provider == null ? describedForUrl(url) : described(provider);
    }

    /**
     * The provider that {@code --cloud-provider} names.
     *
     * @throws InvalidConfigurationException when this build has no such provider
     */
    public ObjectStoreProvider named(String name) {
        return instantiate(described(name));
    }

    private ObjectStoreDescriptor described(String name) {
        return descriptors.stream()
                .filter(descriptor -> descriptor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidConfigurationException("this build has no storage provider '" + name
                        + "'; it has " + names() + KnownExtensions.hintForProvider(name)));
    }

    /**
     * The provider that answers to the scheme of a URL.
     *
     * @throws InvalidConfigurationException when the URL has no scheme, or this build has no provider for it
     */
    public ObjectStoreProvider forUrl(String url) {
        return instantiate(describedForUrl(url));
    }

    private ObjectStoreDescriptor describedForUrl(String url) {
        int colon = url.indexOf("://");
        if (colon < 1) {
            throw new InvalidConfigurationException("'" + url
                    + "' is not a storage URL; expected a form like s3://bucket/path. This build has " + schemes());
        }
        String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
        return descriptors.stream()
                .filter(descriptor -> descriptor.schemes().contains(scheme))
                .findFirst()
                .orElseThrow(() -> new InvalidConfigurationException("this build has no storage provider for '" + scheme
                        + "://' (asked for by '" + url + "'); it has " + schemes()
                        + KnownExtensions.hintForScheme(scheme)));
    }

    private ObjectStoreProvider instantiate(ObjectStoreDescriptor descriptor) {
        return instances.apply(descriptor.className());
    }

    private String names() {
        return descriptors.isEmpty()
                ? "none"
                : descriptors.stream().map(ObjectStoreDescriptor::name).collect(Collectors.joining(", "));
    }

    private String schemes() {
        return descriptors.isEmpty()
                ? "none"
                : descriptors.stream()
                        .flatMap(descriptor -> descriptor.schemes().stream())
                        .sorted()
                        .map(scheme -> scheme + "://")
                        .collect(Collectors.joining(", "));
    }
}
