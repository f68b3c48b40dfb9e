package dev.pgcellar.snapshot.gcp.deployment;

import dev.pgcellar.deployment.SnapshotProviderBuildItem;
import dev.pgcellar.google.deployment.GoogleLibraries;
import dev.pgcellar.snapshot.gcp.GcpSnapshotOptions;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.LogCategoryBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import java.util.List;

/** Announces the snapshots of disks in Google Cloud. */
class GcpSnapshotProcessor {

    private static final String FEATURE = "pgcellar-snapshot-gcp";

    /** By name, so that Google's libraries are not loaded into the build. */
    private static final String PROVIDER = "dev.pgcellar.snapshot.gcp.GcpSnapshotProvider";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    SnapshotProviderBuildItem provider() {
        return new SnapshotProviderBuildItem(FEATURE, "gcp", "google-cloud-storage", PROVIDER, GcpSnapshotOptions.ALL);
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
    List<IndexDependencyBuildItem> index() {
        return GoogleLibraries.indexed();
    }

    @BuildStep
    List<ReflectiveClassBuildItem> dataClasses(CombinedIndexBuildItem index) {
        return GoogleLibraries.dataClasses(index.getIndex());
    }
}
