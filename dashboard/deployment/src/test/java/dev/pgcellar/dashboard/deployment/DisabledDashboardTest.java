package dev.pgcellar.dashboard.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DisabledDashboardTest {

    @RegisterExtension
    static final QuarkusUnitTest BUILD = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClass(Application.class))
            .overrideRuntimeConfigKey("quarkus.http.test-port", "0");

    @Test
    void does_not_answer_unless_it_is_switched_on() throws Exception {
        assertThat(Application.get("/pgcellar/")).startsWith("HTTP/1.1 404 ");
        assertThat(Application.get("/pgcellar/api/configuration"))
                .startsWith("HTTP/1.1 404 ")
                .contains("pgcellar.dashboard.enabled");
    }
}
