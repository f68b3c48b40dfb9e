package dev.pgcellar.dashboard.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.api.InvalidRequestException;
import dev.pgcellar.api.PgCellar;
import dev.pgcellar.catalog.KeepTarget;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application without picocli that switches the dashboard on. */
class EnabledDashboardTest {

    @RegisterExtension
    static final QuarkusUnitTest BUILD = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClass(Application.class))
            .overrideRuntimeConfigKey("quarkus.http.test-port", "0")
            .overrideRuntimeConfigKey("pgcellar.dashboard.enabled", "true")
            .overrideRuntimeConfigKey("pgcellar.servers.main.url", "file:///none/here")
            .overrideRuntimeConfigKey("pgcellar.servers.main.schedule", "0 0 2 * * ?")
            .overrideRuntimeConfigKey("pgcellar.servers.main.retention-policy", "REDUNDANCY 3")
            .overrideRuntimeConfigKey("pgcellar.servers.main.minimum-redundancy", "2")
            .overrideRuntimeConfigKey("pgcellar.servers.main.rotation-policy", "none")
            .overrideRuntimeConfigKey("pgcellar.servers.\"b.example\".url", "file:///none/here")
            .overrideRuntimeConfigKey("pgcellar.servers.\"b.example\".server-name", "b")
            .overrideRuntimeConfigKey("pgcellar.servers.homeless.schedule", "0 0 2 * * ?");

    @Inject
    PgCellar cellar;

    @Test
    void answers_with_the_configured_servers_and_the_providers_of_the_application() throws Exception {
        assertThat(Application.get("/pgcellar/")).startsWith("HTTP/1.1 200 ").contains("<title>PgCellar</title>");
        assertThat(Application.get("/pgcellar/api/servers"))
                .startsWith("HTTP/1.1 200 ")
                .containsSubsequence(
                        "\"name\":\"b.example\"",
                        "\"serverName\":\"b\"",
                        "\"name\":\"main\"",
                        "\"serverName\":\"main\"",
                        "\"retentionPolicy\":\"REDUNDANCY 3\"",
                        "\"minimumRedundancy\":2")
                .doesNotContain("homeless");
        assertThat(Application.get("/pgcellar/api/assembly")).contains("\"name\":\"file\"");
    }

    @Test
    void reports_a_store_that_cannot_be_read_in_one_line() throws Exception {
        assertThat(Application.get("/pgcellar/api/servers/main/summary"))
                .startsWith("HTTP/1.1 502 ")
                .contains("\"error\"", "/none/here");
        assertThat(Application.get("/pgcellar/api/jobs")).contains("read the catalog", "FAILED");
    }

    @Test
    void shows_what_the_application_does_as_jobs_by_the_names_of_the_dashboard() throws Exception {
        assertThatThrownBy(() -> cellar.server("b.example").keep("20261001T120000", KeepTarget.FULL))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> cellar.server("tape://none", "other").release("20261001T120000"))
                .isInstanceOf(InvalidRequestException.class);

        assertThat(Application.get("/pgcellar/api/jobs"))
                .containsSubsequence(
                        "\"server\":\"other\"",
                        "this build has no storage provider for 'tape://'",
                        "\"kind\":\"keep or release a backup\"",
                        "\"server\":\"b.example\"",
                        "/none/here");
    }

    @Test
    void refuses_foreign_host_names_on_the_port_of_the_application_too() throws Exception {
        assertThat(Application.get("rebound.example", "/pgcellar/api/servers")).startsWith("HTTP/1.1 403 ");
    }
}
