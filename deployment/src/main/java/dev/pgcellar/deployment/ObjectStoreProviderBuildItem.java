package dev.pgcellar.deployment;

import dev.pgcellar.registry.ObjectStoreDescriptor;
import dev.pgcellar.spi.ProviderOption;
import io.quarkus.builder.item.MultiBuildItem;
import java.util.List;

/**
 * Produced once by every storage extension: "I serve these URL schemes".
 */
public final class ObjectStoreProviderBuildItem extends MultiBuildItem {

    private final String extension;
    private final ObjectStoreDescriptor descriptor;

    /**
     * @param extension the extension's artifact id, for messages
     * @param name the value of {@code --cloud-provider} that selects it
     * @param schemes URL schemes it answers to, without {@code ://}
     * @param className its {@code ObjectStoreProvider}, a public class that becomes a singleton bean
     * @param options the command-line options it contributes
     */
    public ObjectStoreProviderBuildItem(
            String extension, String name, List<String> schemes, String className, List<ProviderOption> options) {
        this.extension = extension;
        this.descriptor = new ObjectStoreDescriptor(name, schemes, className, options);
    }

    public String extension() {
        return extension;
    }

    public ObjectStoreDescriptor descriptor() {
        return descriptor;
    }
}
