package dev.pgcellar.azure.deployment;

import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.NativeImageEnableAllCharsetsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageAllowIncompleteClasspathBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedPackageBuildItem;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/** What a native build with Azure's SDK has to know of it. Produced by every extension that uses it. */
public final class AzureLibraries {

    /** Made by reflection, in a class for each set of values. */
    private static final String ENUMERATION = "com.azure.core.util.ExpandableStringEnum";

    /** Made by reflection from a method's annotation, with a content of the type that a method of theirs returns. */
    private static final String FAILURE = "com.azure.core.exception.HttpResponseException";

    /** Read by reflection, by static methods of the implementing classes. */
    private static final List<String> SERIALIZED =
            List.of("com.azure.xml.XmlSerializable", "com.azure.json.JsonSerializable");

    private AzureLibraries() {}

    /** The libraries with such classes. */
    public static List<IndexDependencyBuildItem> indexed() {
        return Stream.of(
                        "azure-core",
                        "azure-identity",
                        "azure-storage-blob",
                        "azure-storage-blob-batch",
                        "azure-storage-common")
                .map(artifact -> new IndexDependencyBuildItem("com.azure", artifact))
                .toList();
    }

    /** The classes of all libraries that are indexed. */
    public static List<ReflectiveClassBuildItem> dataClasses(IndexView index) {
        return List.of(
                ReflectiveClassBuildItem.builder(names(index.getAllKnownSubclasses(ENUMERATION).stream()))
                        .constructors()
                        .build(),
                ReflectiveClassBuildItem.builder(names(index.getAllKnownSubclasses(FAILURE).stream()))
                        .constructors()
                        .methods()
                        .build(),
                ReflectiveClassBuildItem.builder(names(
                                SERIALIZED.stream().flatMap(type -> index.getAllKnownImplementations(type).stream())))
                        .methods()
                        .build());
    }

    private static String[] names(Stream<ClassInfo> classes) {
        return classes.map(ClassInfo::name).map(Object::toString).toArray(String[]::new);
    }

    /** The SDK looks up its own versions, and asks for a value for each. */
    public static NativeImageResourceBuildItem versions() {
        return new NativeImageResourceBuildItem(
                "azure-core.properties",
                "azure-identity.properties",
                "azure-storage-blob.properties",
                "azure-storage-blob-batch.properties");
    }

    /** The SDK names all charsets that it can take from a byte order mark while it starts. */
    public static NativeImageEnableAllCharsetsBuildItem charsets() {
        return new NativeImageEnableAllCharsetsBuildItem();
    }

    /**
     * The SDK looks at the environment, Reactor makes threads, and what stores tokens loads native libraries, while
     * their classes are initialised.
     */
    public static List<RuntimeInitializedPackageBuildItem> initialisedAtRunTime() {
        return Stream.of(
                        "com.azure",
                        "com.microsoft.aad.msal4j",
                        "com.microsoft.aad.msal4jextensions",
                        "com.sun.jna",
                        "reactor")
                .map(RuntimeInitializedPackageBuildItem::new)
                .toList();
    }

    /**
     * Reactor refers to libraries of metrics that are not there, in code that is not run without them.
     *
     * @param extension the artifact that asks for it
     */
    public static NativeImageAllowIncompleteClasspathBuildItem withoutOptionalLibraries(String extension) {
        return new NativeImageAllowIncompleteClasspathBuildItem(extension);
    }
}
