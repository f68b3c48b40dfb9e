package dev.pgcellar.deployment;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigBuilderBuildItem;
import java.util.function.BooleanSupplier;

/**
 * Makes the commands part of an application that has picocli; an application that embeds PgCellar without it gets
 * neither the commands nor the console settings.
 */
class CliProcessor {

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
}
