package dev.pgcellar.storage.file.deployment;

import dev.pgcellar.deployment.ObjectStoreProviderBuildItem;
import dev.pgcellar.storage.file.FileStorageProvider;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import java.util.List;

/**
 * Announces storage in a folder.
 */
class FileStorageProcessor {

    private static final String EXTENSION = "pgcellar-storage-file";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(EXTENSION);
    }

    @BuildStep
    ObjectStoreProviderBuildItem provider() {
        return new ObjectStoreProviderBuildItem(
                EXTENSION, "file", List.of("file"), FileStorageProvider.class.getName(), List.of());
    }
}
