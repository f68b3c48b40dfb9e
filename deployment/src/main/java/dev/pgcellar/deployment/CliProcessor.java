package dev.pgcellar.deployment;

import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigBuilderBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Makes the commands part of an application that has picocli; an application that embeds PgCellar without it gets
 * neither the commands nor the console settings.
 */
class CliProcessor {

    private static final Map<String, String> CONSOLE_DEFAULTS = Map.of(
            "quarkus.banner.enabled", "false",
            "quarkus.log.level", "WARN",
            "quarkus.log.console.stderr", "true");

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
    void consoleDefaults(BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        CONSOLE_DEFAULTS.forEach(
                (key, value) -> defaults.produce(new RunTimeConfigurationDefaultBuildItem(key, value)));
    }

    @BuildStep(onlyIf = PicocliIsPresent.class)
    RunTimeConfigBuilderBuildItem configurationFiles() {
        return new RunTimeConfigBuilderBuildItem("dev.pgcellar.config.ConfigurationFiles");
    }
}
