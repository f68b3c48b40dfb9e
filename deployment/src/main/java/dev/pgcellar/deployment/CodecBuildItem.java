package dev.pgcellar.deployment;

import dev.pgcellar.registry.CodecDescriptor;
import io.quarkus.builder.item.MultiBuildItem;
import java.util.List;

/**
 * Produced once by every compression extension: "I read and write this suffix".
 */
public final class CodecBuildItem extends MultiBuildItem {

    private final String extension;
    private final CodecDescriptor descriptor;

    /**
     * @param extension the extension's artifact id, for messages
     * @param name for instance {@code gzip}
     * @param suffix for instance {@code .gz}
     * @param flags command-line flags that select it, for instance {@code -z} and {@code --gzip}
     * @param className its {@code Codec}, a public class that becomes a singleton bean
     */
    public CodecBuildItem(String extension, String name, String suffix, List<String> flags, String className) {
        this.extension = extension;
        this.descriptor = new CodecDescriptor(name, suffix, flags, className);
    }

    public String extension() {
        return extension;
    }

    public CodecDescriptor descriptor() {
        return descriptor;
    }
}
