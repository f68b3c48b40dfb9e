package dev.pgcellar.deployment;

import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.BytecodeTransformerBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigBuilderBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.maven.dependency.ResolvedDependency;
import io.quarkus.paths.PathVisit;
import java.util.function.BooleanSupplier;

/**
 * Makes the commands part of an application that has picocli; an application that embeds PgCellar without it gets
 * neither the commands nor the console settings.
 */
class CliProcessor {

    private static final String CLASS_SUFFIX = ".class";

    static final class PicocliIsPresent implements BooleanSupplier {
        @Override
        public boolean getAsBoolean() {
            try {
                Class.forName(
                        "picocli.CommandLine", false, Thread.currentThread().getContextClassLoader());
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        }
    }

    @BuildStep(onlyIf = PicocliIsPresent.class)
    IndexDependencyBuildItem commands() {
        return new IndexDependencyBuildItem("dev.pgcellar", "pgcellar");
    }

    @BuildStep(onlyIf = PicocliIsPresent.class)
    RunTimeConfigBuilderBuildItem configuration() {
        return new RunTimeConfigBuilderBuildItem("dev.pgcellar.config.CommandLineConfiguration");
    }

    /** What {@code --version} reads. */
    @BuildStep(onlyIf = PicocliIsPresent.class)
    NativeImageResourceBuildItem version() {
        return new NativeImageResourceBuildItem("dev/pgcellar/version.properties");
    }

    /** For {@code --log-format json} in native executables: the log manager's formatter finds its writer by name. */
    @BuildStep(onlyIf = PicocliIsPresent.class)
    ServiceProviderBuildItem jsonWriter() {
        return new ServiceProviderBuildItem("jakarta.json.spi.JsonProvider", "org.eclipse.parsson.JsonProviderImpl");
    }

    /** Lets picocli's classes into the caches that shorten the start ({@link PicocliClassFiles}). */
    @BuildStep(onlyIf = PicocliIsPresent.class)
    void raisePicocliClassFiles(
            CurateOutcomeBuildItem application, BuildProducer<BytecodeTransformerBuildItem> classes) {
        application.getApplicationModel().getRuntimeDependencies().stream()
                .filter(CliProcessor::isPicocli)
                .forEach(picocli -> picocli.getContentTree().walk(file -> raise(file, classes)));
    }

    private static boolean isPicocli(ResolvedDependency dependency) {
        return "info.picocli".equals(dependency.getGroupId()) && "picocli".equals(dependency.getArtifactId());
    }

    private static void raise(PathVisit file, BuildProducer<BytecodeTransformerBuildItem> classes) {
        String path = file.getRelativePath("/");
        if (path.startsWith("picocli/") && path.endsWith(CLASS_SUFFIX)) {
            String name =
                    path.substring(0, path.length() - CLASS_SUFFIX.length()).replace('/', '.');
            classes.produce(new BytecodeTransformerBuildItem.Builder()
                    .setClassToTransform(name)
                    .setCacheable(true)
                    .setVisitorFunction(new PicocliClassFiles())
                    .build());
        }
    }
}
