package dev.pgcellar.storage.gcs.deployment;

import dev.pgcellar.deployment.ObjectStoreProviderBuildItem;
import dev.pgcellar.google.deployment.GoogleLibraries;
import dev.pgcellar.storage.gcs.GcsOptions;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.LogCategoryBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import java.util.List;

/**
 * Announces the Google Cloud Storage.
 */
class GcsStorageProcessor {

    private static final String FEATURE = "pgcellar-storage-gcs";

    /** By name, so that Google's libraries are not loaded into the build. */
    private static final String PROVIDER = "dev.pgcellar.storage.gcs.GcsObjectStoreProvider";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    ObjectStoreProviderBuildItem provider() {
        return new ObjectStoreProviderBuildItem(
                FEATURE, "google-cloud-storage", List.of("gs"), PROVIDER, GcsOptions.ALL);
    }

    @BuildStep
    LogCategoryBuildItem silence() {
        return GoogleLibraries.silence();
    }

    @BuildStep
    ExtensionSslNativeSupportBuildItem tls() {
        return new ExtensionSslNativeSupportBuildItem(FEATURE);
    }

    @BuildStep
    void index(BuildProducer<IndexDependencyBuildItem> libraries) {
        libraries.produce(new IndexDependencyBuildItem("com.google.apis", "google-api-services-storage"));
        libraries.produce(GoogleLibraries.indexed());
    }

    @BuildStep
    List<ReflectiveClassBuildItem> dataClasses(CombinedIndexBuildItem index) {
        return GoogleLibraries.dataClasses(index.getIndex());
    }
}
