package dev.pgcellar.registry;

import dev.pgcellar.spi.ProviderOption;
import java.util.List;
import java.util.Objects;

/**
 * What is known about a storage extension without loading its classes.
 *
 * @param name the value of {@code --cloud-provider} that selects it
 * @param schemes URL schemes it answers to
 * @param className of its {@code ObjectStoreProvider}
 * @param options the command-line options it contributes
 */
public record ObjectStoreDescriptor(String name, List<String> schemes, String className, List<ProviderOption> options) {
    public ObjectStoreDescriptor {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(className, "className");
        schemes = List.copyOf(schemes);
        options = List.copyOf(options);
    }
}
