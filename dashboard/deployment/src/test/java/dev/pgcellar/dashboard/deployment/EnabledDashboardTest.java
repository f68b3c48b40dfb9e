package dev.pgcellar.dashboard.deployment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.QuarkusUnitTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application without picocli that switches the dashboard on. */
class EnabledDashboardTest {

    @RegisterExtension
    static final QuarkusUnitTest BUILD = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideRuntimeConfigKey("quarkus.http.test-port", "0")
            .overrideRuntimeConfigKey("pgcellar.dashboard.enabled", "true")
            .overrideRuntimeConfigKey("pgcellar.servers.main.url", "file:///none/here")
            .overrideRuntimeConfigKey("pgcellar.servers.\"b.example\".url", "file:///none/here")
            .overrideRuntimeConfigKey("pgcellar.servers.\"b.example\".server-name", "b");

    @Test
    void answers_with_the_configured_servers_and_the_providers_of_the_application() {
        given().get("/pgcellar/").then().statusCode(200).body(containsString("<title>PgCellar</title>"));
        given().get("/pgcellar/api/servers")
                .then()
                .body("name", equalTo(List.of("b.example", "main")))
                .body("serverName", equalTo(List.of("b", "main")));
        given().get("/pgcellar/api/assembly").then().body("storage.name", hasItem("file"));
    }

    @Test
    void reports_a_store_that_cannot_be_read_in_one_line() {
        given().get("/pgcellar/api/servers/main/summary")
                .then()
                .statusCode(502)
                .body("error", containsString("/none/here"));
        given().get("/pgcellar/api/jobs").then().body("[0].state", equalTo("FAILED"));
    }

    @Test
    void refuses_foreign_host_names_on_the_port_of_the_application_too() {
        given().header("Host", "rebound.example")
                .get("/pgcellar/api/servers")
                .then()
                .statusCode(403);
    }
}
