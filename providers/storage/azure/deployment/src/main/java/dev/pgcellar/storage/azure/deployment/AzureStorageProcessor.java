package dev.pgcellar.storage.azure.deployment;

import dev.pgcellar.deployment.ObjectStoreProviderBuildItem;
import dev.pgcellar.storage.azure.AzureOptions;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageAllowIncompleteClasspathBuildItem;
import io.quarkus.deployment.builditem.NativeImageEnableAllCharsetsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedPackageBuildItem;
import java.util.List;
import java.util.stream.Stream;

/** Announces the Azure storage. */
class AzureStorageProcessor {

    private static final String FEATURE = "pgcellar-storage-azure";

    /** By name, so that the SDK is not loaded into the build. */
    private static final String PROVIDER = "dev.pgcellar.storage.azure.AzureObjectStoreProvider";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    ObjectStoreProviderBuildItem provider() {
        return new ObjectStoreProviderBuildItem(
                FEATURE, "azure-blob-storage", List.of("https", "http"), PROVIDER, AzureOptions.ALL);
    }

    @BuildStep
    ExtensionSslNativeSupportBuildItem tls() {
        return new ExtensionSslNativeSupportBuildItem(FEATURE);
    }

    /** The SDK looks at the environment, and Reactor makes threads, while their classes are initialised. */
    @BuildStep
    void initialiseAtRunTime(BuildProducer<RuntimeInitializedPackageBuildItem> packages) {
        Stream.of("com.azure", "com.microsoft.aad.msal4j", "com.sun.jna", "reactor")
                .map(RuntimeInitializedPackageBuildItem::new)
                .forEach(packages::produce);
    }

    /** Hold constants of the SDK. */
    @BuildStep
    void initialiseLater(BuildProducer<RuntimeInitializedClassBuildItem> classes) {
        Stream.of("AzureAnswerException", "AzureObjectStore", "AzureRequests", "AzureWrites", "BlockList")
                .map(name -> new RuntimeInitializedClassBuildItem("dev.pgcellar.storage.azure." + name))
                .forEach(classes::produce);
    }

    /** The SDK names all it can take from a byte order mark while it starts. */
    @BuildStep
    NativeImageEnableAllCharsetsBuildItem charsets() {
        return new NativeImageEnableAllCharsetsBuildItem();
    }

    /** Reactor refers to libraries of metrics that are not there, in code that is not run without them. */
    @BuildStep
    NativeImageAllowIncompleteClasspathBuildItem withoutOptionalLibraries() {
        return new NativeImageAllowIncompleteClasspathBuildItem(FEATURE);
    }
}
