package dev.pgcellar.dashboard.deployment;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;

/**
 * Makes the dashboard part of an application: its beans, its API, its pages, and a card of the Dev UI.
 */
class DashboardProcessor {

    private static final String PAGES = "dev/pgcellar/dashboard/pages/.*";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("pgcellar-dashboard");
    }

    @BuildStep
    IndexDependencyBuildItem resources() {
        return new IndexDependencyBuildItem("dev.pgcellar", "pgcellar-dashboard");
    }

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder()
                .setUnremovable()
                .addBeanClasses(
                        "dev.pgcellar.dashboard.servers.ConfiguredServers",
                        "dev.pgcellar.dashboard.servers.GivenServers")
                .build();
    }

    @BuildStep
    NativeImageResourcePatternsBuildItem pages() {
        return NativeImageResourcePatternsBuildItem.builder()
                .includePattern(PAGES)
                .build();
    }

    @BuildStep(onlyIf = IsDevelopment.class)
    CardPageBuildItem card() {
        CardPageBuildItem card = new CardPageBuildItem();
        card.addPage(Page.externalPageBuilder("Dashboard")
                .icon("font-awesome-solid:database")
                .url("/pgcellar/", "/pgcellar/")
                .doNotEmbed());
        return card;
    }
}
