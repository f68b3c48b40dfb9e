package dev.pgcellar.storage.gcs.deployment;

import dev.pgcellar.deployment.ObjectStoreProviderBuildItem;
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
import java.util.logging.Level;
import org.jboss.jandex.ClassInfo;

/**
 * Announces the Google Cloud Storage.
 */
class GcsStorageProcessor {

    private static final String FEATURE = "pgcellar-storage-gcs";

    /** By name, so that Google's libraries are not loaded into the build. */
    private static final String PROVIDER = "dev.pgcellar.storage.gcs.GcsObjectStoreProvider";

    /** Base of all requests, answers and headers, whose fields the client fills by reflection. */
    private static final String DATA = "com.google.api.client.util.GenericData";

    /** Its parts are the only ones without that base. */
    private static final String ERROR = "com.google.api.client.googleapis.json.GoogleJsonError";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    ObjectStoreProviderBuildItem provider() {
        return new ObjectStoreProviderBuildItem(
                FEATURE, "google-cloud-storage", List.of("gs"), PROVIDER, GcsOptions.ALL);
    }

    /** A failure is reported by the exception that tells of it, and not in the library's words before. */
    @BuildStep
    LogCategoryBuildItem silence() {
        return new LogCategoryBuildItem("com.google", Level.OFF);
    }

    @BuildStep
    ExtensionSslNativeSupportBuildItem tls() {
        return new ExtensionSslNativeSupportBuildItem(FEATURE);
    }

    @BuildStep
    List<IndexDependencyBuildItem> libraries() {
        return List.of(
                new IndexDependencyBuildItem("com.google.apis", "google-api-services-storage"),
                new IndexDependencyBuildItem("com.google.api-client", "google-api-client"),
                new IndexDependencyBuildItem("com.google.auth", "google-auth-library-oauth2-http"),
                new IndexDependencyBuildItem("com.google.http-client", "google-http-client"));
    }

    @BuildStep
    void registerData(CombinedIndexBuildItem index, BuildProducer<ReflectiveClassBuildItem> reflective) {
        String[] names = index.getIndex().getAllKnownSubclasses(DATA).stream()
                .map(ClassInfo::name)
                .map(Object::toString)
                .toArray(String[]::new);
        reflective.produce(
                ReflectiveClassBuildItem.builder(names).methods().fields().build());
        reflective.produce(ReflectiveClassBuildItem.builder(DATA, ERROR + "$Details", ERROR + "$ParameterViolations")
                .fields()
                .build());
    }
}
