package dev.pgcellar.snapshot.azure.deployment;

import dev.pgcellar.deployment.SnapshotProviderBuildItem;
import dev.pgcellar.snapshot.azure.AzureSnapshotOptions;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedPackageBuildItem;

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

    /** Native libraries for stores of tokens, which nobody asks for; their classes load them when initialised. */
    @BuildStep
    RuntimeInitializedPackageBuildItem nativeLibraries() {
        return new RuntimeInitializedPackageBuildItem("com.sun.jna");
    }

    @BuildStep
    RuntimeInitializedPackageBuildItem tokenStores() {
        return new RuntimeInitializedPackageBuildItem("com.microsoft.aad.msal4jextensions");
    }
}
