package dev.pgcellar.storage.azure.deployment;

import dev.pgcellar.azure.deployment.AzureLibraries;
import dev.pgcellar.deployment.ObjectStoreProviderBuildItem;
import dev.pgcellar.storage.azure.AzureOptions;
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

    /** Hold constants of the SDK. */
    @BuildStep
    void initialiseLater(BuildProducer<RuntimeInitializedClassBuildItem> classes) {
        Stream.of("AzureAnswerException", "AzureObjectStore", "AzureRequests", "AzureWrites", "BlockList")
                .map(name -> new RuntimeInitializedClassBuildItem("dev.pgcellar.storage.azure." + name))
                .forEach(classes::produce);
    }
}
