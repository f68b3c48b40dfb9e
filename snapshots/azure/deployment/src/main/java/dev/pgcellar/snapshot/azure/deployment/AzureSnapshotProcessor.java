package dev.pgcellar.snapshot.azure.deployment;

import dev.pgcellar.azure.deployment.AzureLibraries;
import dev.pgcellar.deployment.SnapshotProviderBuildItem;
import dev.pgcellar.snapshot.azure.AzureSnapshotOptions;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.NativeImageEnableAllCharsetsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageAllowIncompleteClasspathBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedPackageBuildItem;
import io.quarkus.deployment.pkg.steps.NativeOrNativeSourcesBuild;

/** Announces the snapshots of disks in Azure. */
class AzureSnapshotProcessor {

    private static final String FEATURE = "pgcellar-snapshot-azure";

    /** By name, so that the SDK is not loaded into the build. */
    private static final String PROVIDER = "dev.pgcellar.snapshot.azure.AzureSnapshotProvider";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    SnapshotProviderBuildItem provider() {
        return new SnapshotProviderBuildItem(
                FEATURE, "azure", "azure-blob-storage", PROVIDER, AzureSnapshotOptions.ALL);
    }

    @BuildStep
    ExtensionSslNativeSupportBuildItem tls() {
        return new ExtensionSslNativeSupportBuildItem(FEATURE);
    }

    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    void indexed(BuildProducer<IndexDependencyBuildItem> libraries) {
        libraries.produce(AzureLibraries.indexed());
    }

    @BuildStep(onlyIf = NativeOrNativeSourcesBuild.class)
    void nativeImage(
            CombinedIndexBuildItem index,
            BuildProducer<ReflectiveClassBuildItem> dataClasses,
            BuildProducer<NativeImageResourceBuildItem> resources,
            BuildProducer<NativeImageEnableAllCharsetsBuildItem> charsets,
            BuildProducer<RuntimeInitializedPackageBuildItem> packages,
            BuildProducer<NativeImageAllowIncompleteClasspathBuildItem> incomplete) {
        dataClasses.produce(AzureLibraries.dataClasses(index.getIndex()));
        resources.produce(AzureLibraries.versions());
        charsets.produce(AzureLibraries.charsets());
        packages.produce(AzureLibraries.initialisedAtRunTime());
        incomplete.produce(AzureLibraries.withoutOptionalLibraries(FEATURE));
    }

    /** Holds constants of the SDK. */
    @BuildStep
    RuntimeInitializedClassBuildItem initialiseLater() {
        return new RuntimeInitializedClassBuildItem("dev.pgcellar.snapshot.azure.Answer");
    }
}
