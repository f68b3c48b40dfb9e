package dev.pgcellar.snapshot.azure.deployment;

import dev.pgcellar.deployment.SnapshotProviderBuildItem;
import dev.pgcellar.snapshot.azure.AzureSnapshotOptions;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageAllowIncompleteClasspathBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedPackageBuildItem;
import java.util.stream.Stream;

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

    /**
     * The SDK looks at the environment, Reactor makes threads, and what stores tokens loads native libraries, while
     * their classes are initialised.
     */
    @BuildStep
    void initialiseAtRunTime(BuildProducer<RuntimeInitializedPackageBuildItem> packages) {
        Stream.of(
                        "com.azure",
                        "com.microsoft.aad.msal4j",
                        "com.microsoft.aad.msal4jextensions",
                        "com.sun.jna",
                        "reactor")
                .map(RuntimeInitializedPackageBuildItem::new)
                .forEach(packages::produce);
    }

    /** Holds constants of the SDK. */
    @BuildStep
    RuntimeInitializedClassBuildItem initialiseLater() {
        return new RuntimeInitializedClassBuildItem("dev.pgcellar.snapshot.azure.Answer");
    }

    /** Reactor refers to libraries of metrics that are not there, in code that is not run without them. */
    @BuildStep
    NativeImageAllowIncompleteClasspathBuildItem withoutOptionalLibraries() {
        return new NativeImageAllowIncompleteClasspathBuildItem(FEATURE);
    }
}
