package dev.pgcellar.deployment;

import dev.pgcellar.registry.SnapshotProviderDescriptor;
import dev.pgcellar.spi.ProviderOption;
import io.quarkus.builder.item.MultiBuildItem;
import java.util.List;

/**
 * Produced once by every snapshot extension: "I take snapshots of this cloud's disks".
 */
public final class SnapshotProviderBuildItem extends MultiBuildItem {

    private final String extension;
    private final SnapshotProviderDescriptor descriptor;

    /**
     * @param extension the extension's artifact id, for messages
     * @param name as {@code backup.info} records it, for instance {@code aws}
     * @param storageProvider the value of {@code --cloud-provider} whose backups use it by default
     * @param className its {@code SnapshotProvider}, a public class that becomes a singleton bean
     * @param options the command-line options it contributes
     */
    public SnapshotProviderBuildItem(
            String extension, String name, String storageProvider, String className, List<ProviderOption> options) {
        this.extension = extension;
        this.descriptor = new SnapshotProviderDescriptor(name, storageProvider, className, options);
    }

    public String extension() {
        return extension;
    }

    public SnapshotProviderDescriptor descriptor() {
        return descriptor;
    }
}
