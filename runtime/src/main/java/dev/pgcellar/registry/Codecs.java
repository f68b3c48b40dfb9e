package dev.pgcellar.registry;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.spi.InvalidConfigurationException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The compression codecs of this build. A codec is instantiated when it is first asked for.
 */
public final class Codecs {

    private final List<CodecDescriptor> descriptors;
    private final Function<String, Codec> instances;

    /**
     * @param instances gives the codec of a class name; called on each look-up
     */
    public Codecs(List<CodecDescriptor> descriptors, Function<String, Codec> instances) {
        this.descriptors = List.copyOf(descriptors);
        this.instances = instances;
    }

    /** All codecs of this build, by ascending name. */
    public List<CodecDescriptor> descriptors() {
        return descriptors;
    }

    /** The suffixes of all codecs of this build. */
    public List<String> suffixes() {
        return descriptors.stream().map(CodecDescriptor::suffix).toList();
    }

    /**
     * The codec of a name.
     *
     * @throws InvalidConfigurationException when this build has no such codec
     */
    public CodecDescriptor named(String name) {
        return descriptors.stream()
                .filter(descriptor -> descriptor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidConfigurationException("this build has no compression '" + name
                        + "'; it has "
                        + (descriptors.isEmpty()
                                ? "none"
                                : descriptors.stream()
                                        .map(CodecDescriptor::name)
                                        .collect(Collectors.joining(", ")))
                        + KnownExtensions.hintForCodec(name)));
    }

    /** The codec whose suffix an object name ends in, if any. */
    public Optional<CodecDescriptor> forName(String objectName) {
        return descriptors.stream()
                .filter(descriptor -> objectName.endsWith(descriptor.suffix()))
                .findFirst();
    }

    /**
     * The codec that reads an object.
     *
     * @param key of the object, for the message
     * @param suffix what the key ends in, for instance {@code .gz}
     * @throws InvalidConfigurationException when this build has no such codec
     */
    public Codec reading(String key, String suffix) {
        return descriptors.stream()
                .filter(descriptor -> descriptor.suffix().equals(suffix))
                .findFirst()
                .map(this::instantiate)
                .orElseThrow(() -> new InvalidConfigurationException("this build cannot read '" + key + "'; it has "
                        + names() + KnownExtensions.hintForSuffix(suffix)));
    }

    private String names() {
        return descriptors.isEmpty()
                ? "none"
                : descriptors.stream().map(CodecDescriptor::name).collect(Collectors.joining(", "));
    }

    /** The codec behind a descriptor. */
    public Codec instantiate(CodecDescriptor descriptor) {
        return instances.apply(descriptor.className());
    }
}
