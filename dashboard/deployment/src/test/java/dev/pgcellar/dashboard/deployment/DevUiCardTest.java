package dev.pgcellar.dashboard.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.devui.spi.page.PageBuilder;
import org.junit.jupiter.api.Test;

class DevUiCardTest {

    @Test
    void leads_to_the_dashboard() {
        assertThat(new DashboardProcessor().card().getPages())
                .singleElement()
                .extracting(PageBuilder::build)
                .satisfies(page -> {
                    assertThat(page.getTitle()).isEqualTo("Dashboard");
                    assertThat(page.getMetadata()).containsEntry("externalUrl", "/pgcellar/");
                });
    }
}
