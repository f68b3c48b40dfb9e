package dev.pgcellar.dashboard.deployment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DisabledDashboardTest {

    @RegisterExtension
    static final QuarkusUnitTest BUILD =
            new QuarkusUnitTest().withEmptyApplication().overrideRuntimeConfigKey("quarkus.http.test-port", "0");

    @Test
    void does_not_answer_unless_it_is_switched_on() {
        given().get("/pgcellar/").then().statusCode(404);
        given().get("/pgcellar/api/configuration")
                .then()
                .statusCode(404)
                .body("error", containsString("pgcellar.dashboard.enabled"));
    }
}
