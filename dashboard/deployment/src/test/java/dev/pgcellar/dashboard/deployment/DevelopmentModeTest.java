package dev.pgcellar.dashboard.deployment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.QuarkusDevModeTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DevelopmentModeTest {

    @RegisterExtension
    static final QuarkusDevModeTest BUILD = new QuarkusDevModeTest().withEmptyApplication();

    @Test
    void answers_without_being_switched_on_and_has_a_card_of_the_dev_ui() {
        given().get("/pgcellar/").then().statusCode(200);
        given().get("/q/dev-ui/devui-data.js")
                .then()
                .statusCode(200)
                .body(containsString("PgCellar dashboard"))
                .body(containsString("/pgcellar/"));
    }
}
