package dev.pgcellar.registry;

import dev.pgcellar.spi.ProviderOption;
import java.util.List;
import java.util.Objects;

/**
 * What is known about a snapshot extension without loading its classes.
 *
 * @param name as {@code backup.info} records it, for instance {@code aws}
 * @param storageProvider the value of {@code --cloud-provider} whose backups use it by default
 * @param className of its {@code SnapshotProvider}
 * @param options the command-line options it contributes
 */
public record SnapshotProviderDescriptor(
        String name, String storageProvider, String className, List<ProviderOption> options) {
    public SnapshotProviderDescriptor {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(storageProvider, "storageProvider");
        Objects.requireNonNull(className, "className");
        options = List.copyOf(options);
    }
}
