package dev.pgcellar.deployment;

import dev.pgcellar.api.PgCellar;
import dev.pgcellar.config.ServersConfigurationBuilder;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.ExcludedTypeBuildItem;
import io.quarkus.arc.processor.DotNames;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.RunTimeConfigBuilderBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.metrics.MetricsCapabilityBuildItem;
import io.quarkus.runtime.metrics.MetricsFactory;
import io.quarkus.smallrye.health.deployment.spi.HealthBuildItem;
import java.util.Optional;

/**
 * Gives an application the bean by which it uses PgCellar, unless it does not inject it, and what goes with its further
 * extensions. Those beans are named, not referred to: without their extension they cannot be loaded.
 */
class EmbeddingProcessor {

    private static final String PACKAGE = "dev.pgcellar.embedded.";

    @BuildStep
    AdditionalBeanBuildItem entry() {
        return AdditionalBeanBuildItem.builder()
                .addBeanClass(PgCellar.class)
                .setDefaultScope(DotNames.SINGLETON)
                .build();
    }

    @BuildStep
    RunTimeConfigBuilderBuildItem serversConfiguration() {
        return new RunTimeConfigBuilderBuildItem(ServersConfigurationBuilder.class);
    }

    @BuildStep
    void scheduledBackups(
            Capabilities capabilities,
            BuildProducer<AdditionalBeanBuildItem> beans,
            BuildProducer<ExcludedTypeBuildItem> excluded,
            BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        if (capabilities.isMissing(Capability.SCHEDULER)) {
            excluded.produce(without("ScheduledBackups"));
        } else {
            beans.produce(bean("ScheduledBackups"));
            // Without a scheduled method of the application's own, the scheduler would not start.
            defaults.produce(new RunTimeConfigurationDefaultBuildItem("quarkus.scheduler.start-mode", "forced"));
        }
    }

    @BuildStep
    void health(
            Capabilities capabilities,
            BuildProducer<AdditionalBeanBuildItem> beans,
            BuildProducer<HealthBuildItem> checks) {
        if (capabilities.isPresent(Capability.SMALLRYE_HEALTH)) {
            beans.produce(bean("ServerMonitor"));
            checks.produce(new HealthBuildItem(PACKAGE + "BackupAgeCheck", true));
            checks.produce(new HealthBuildItem(PACKAGE + "ArchiverCheck", true));
        }
    }

    @BuildStep
    void metrics(
            Optional<MetricsCapabilityBuildItem> metrics,
            BuildProducer<AdditionalBeanBuildItem> beans,
            BuildProducer<ExcludedTypeBuildItem> excluded) {
        if (metrics.filter(present -> present.metricsSupported(MetricsFactory.MICROMETER))
                .isPresent()) {
            beans.produce(bean("ServerMonitor"));
            beans.produce(bean("BackupMetrics"));
        } else {
            excluded.produce(without("BackupMetrics"));
        }
    }

    /** A class that observes events would be a bean wherever this module is indexed, which it is for its commands. */
    private static ExcludedTypeBuildItem without(String name) {
        return new ExcludedTypeBuildItem(PACKAGE + name);
    }

    private static AdditionalBeanBuildItem bean(String name) {
        return AdditionalBeanBuildItem.builder()
                .addBeanClass(PACKAGE + name)
                .setDefaultScope(DotNames.SINGLETON)
                .setUnremovable()
                .build();
    }
}
