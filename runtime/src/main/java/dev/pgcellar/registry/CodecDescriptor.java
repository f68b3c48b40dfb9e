package dev.pgcellar.registry;

import java.util.List;
import java.util.Objects;

/**
 * What is known about a compression extension without loading its classes.
 *
 * @param name for instance {@code gzip}
 * @param suffix what compressed objects' names end in, for instance {@code .gz}
 * @param flags command-line flags that select it, for instance {@code -z} and {@code --gzip}
 * @param className of its {@code Codec}
 */
public record CodecDescriptor(String name, String suffix, List<String> flags, String className) {
    public CodecDescriptor {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(suffix, "suffix");
        Objects.requireNonNull(className, "className");
        flags = List.copyOf(flags);
    }
}
