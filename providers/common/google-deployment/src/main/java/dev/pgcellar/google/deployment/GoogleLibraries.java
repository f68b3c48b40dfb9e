package dev.pgcellar.google.deployment;

import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.LogCategoryBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import java.util.List;
import java.util.logging.Level;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/** What a build with Google's libraries has to know of them. Produced by every extension that uses them. */
public final class GoogleLibraries {

    /** Base of all requests, answers and headers, whose fields the client fills by reflection. */
    private static final String DATA = "com.google.api.client.util.GenericData";

    /** Its parts are the only ones without that base. */
    private static final String ERROR = "com.google.api.client.googleapis.json.GoogleJsonError";

    private GoogleLibraries() {}

    /** A failure is reported by the exception that tells of it, and not in the libraries' words before. */
    public static LogCategoryBuildItem silence() {
        return new LogCategoryBuildItem("com.google", Level.OFF);
    }

    /** The libraries with data classes. */
    public static List<IndexDependencyBuildItem> indexed() {
        return List.of(
                new IndexDependencyBuildItem("com.google.api-client", "google-api-client"),
                new IndexDependencyBuildItem("com.google.auth", "google-auth-library-oauth2-http"),
                new IndexDependencyBuildItem("com.google.http-client", "google-http-client"));
    }

    /** The data classes of all libraries that are indexed, for native executables. */
    public static List<ReflectiveClassBuildItem> dataClasses(IndexView index) {
        String[] names = index.getAllKnownSubclasses(DATA).stream()
                .map(ClassInfo::name)
                .map(Object::toString)
                .toArray(String[]::new);
        return List.of(
                ReflectiveClassBuildItem.builder(names).methods().fields().build(),
                ReflectiveClassBuildItem.builder(DATA, ERROR + "$Details", ERROR + "$ParameterViolations")
                        .fields()
                        .build());
    }
}
