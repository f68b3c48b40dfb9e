package dev.pgcellar.it.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dashboard that may act, on a server of the configuration. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActionsIT {

    private static final String KEPT = "20261001T120000";

    private Archive archive;
    private Dashboard dashboard;
    private String backups;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        archive = Archives.story(folder.resolve("store/srv"));
        Files.writeString(
                folder.resolve("pgcellar.properties"),
                String.join(
                        "\n",
                        "pgcellar.servers.main.url=file://" + folder.resolve("store"),
                        "pgcellar.servers.main.server-name=srv",
                        "pgcellar.servers.main.retention-policy=REDUNDANCY 2",
                        "pgcellar.servers.main.minimum-redundancy=3",
                        "pgcellar.servers.main.shedule=0 0 2 * * ?",
                        "pgcellar.dashboard.allow-actions=true",
                        "pgcellar.dashboard.endpoint-url=https://user:hunter2@host/",
                        "pgcellar.notes.password=hunter3"));
        dashboard = Dashboard.start(folder, Map.of("PGCELLAR_DASHBOARD_CACHE_AGE", "1H"), List.of());
        backups = dashboard.address() + "api/servers/main/backups";
    }

    @AfterAll
    void stop() {
        dashboard.close();
    }

    private RequestSpecification withToken() {
        return given().header("X-PgCellar-Token", dashboard.token());
    }

    @Test
    void shows_the_servers_of_the_configuration_and_previews_their_policy() {
        given().get(dashboard.address() + "api/servers")
                .then()
                .body("name", equalTo(List.of("main")))
                .body("[0].retentionPolicy", equalTo("REDUNDANCY 2"))
                .body("[0].minimumRedundancy", equalTo(3));
        String preview = dashboard.address() + "api/servers/main/retention";
        int deletions = given().get(preview)
                .then()
                .statusCode(200)
                .body("policy", equalTo("REDUNDANCY 2"))
                .extract()
                .path("deletions");
        given().get(preview + "?minimum-redundancy=0").then().body("deletions", equalTo(deletions + 1));
    }

    @Test
    void shows_the_settings_in_force_without_secrets() {
        String settings = given().get(dashboard.address() + "api/configuration")
                .then()
                .statusCode(200)
                .body("name", hasItem("pgcellar.servers.main.url"))
                .extract()
                .asString();

        assertThat(settings)
                .contains("pgcellar.notes.password", "pgcellar.dashboard.endpoint-url")
                .doesNotContain("hunter", dashboard.token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong"})
    void refuses_actions_without_the_token(String token) {
        given().header("X-PgCellar-Token", token)
                .delete(backups + "/" + KEPT)
                .then()
                .statusCode(403)
                .body("error", containsString("the dashboard's token"));

        assertThat(archive.file("base/" + KEPT + "/backup.info")).exists();
    }

    @Test
    void refuses_actions_of_pages_of_other_origins_even_with_the_token() {
        withToken()
                .header("Origin", "https://evil.example")
                .delete(backups + "/" + KEPT)
                .then()
                .statusCode(403);

        assertThat(archive.file("base/" + KEPT + "/backup.info")).exists();
    }

    @Test
    void keeps_and_releases_a_backup() {
        withToken()
                .contentType("application/json")
                .body("{\"target\": \"standalone\"}")
                .put(backups + "/" + KEPT + "/keep")
                .then()
                .statusCode(204);
        given().get(backups + "/" + KEPT).then().body("backup.keep", equalTo("standalone"));

        withToken().delete(backups + "/" + KEPT + "/keep").then().statusCode(204);
        given().get(backups + "/" + KEPT).then().body("backup.keep", nullValue());
    }

    @Test
    void refuses_to_keep_a_backup_that_is_not_complete_or_for_nothing_known() {
        withToken()
                .contentType("application/json")
                .body("{\"target\": \"full\"}")
                .put(backups + "/20261001T180000/keep")
                .then()
                .statusCode(409)
                .body("error", containsString("its status is FAILED, not DONE"));
        withToken()
                .contentType("application/json")
                .body("{\"target\": \"ever\"}")
                .put(backups + "/" + KEPT + "/keep")
                .then()
                .statusCode(400);
    }

    @Test
    void deletes_a_backup_and_the_wal_that_only_it_needed() {
        withToken().delete(backups + "/20261001T010000").then().statusCode(204);

        assertThat(archive.file("base/20261001T010000")).doesNotExist();
        assertThat(archive.file("wals/0000000100000000/" + Archive.segment(1, 2)))
                .doesNotExist();
        assertThat(archive.file("wals/0000000100000000/" + Archive.segment(1, 24)))
                .exists();
        given().get(backups + "/20261001T010000").then().statusCode(404);
        given().get(dashboard.address() + "api/jobs")
                .then()
                .body("find { it.kind == 'delete backups' && it.state == 'DONE' }.server", equalTo("main"))
                .body("find { it.kind == 'delete backups' && it.state == 'DONE' }.count", greaterThan(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20261002T000000", "..%2f..%2f", "latest"})
    void refuses_to_delete_what_is_kept_or_no_backup(String id) {
        withToken().urlEncodingEnabled(false).delete(backups + "/" + id).then().statusCode(oneOf(400, 404, 405, 409));

        assertThat(archive.file("base/20261002T000000/backup.info")).exists();
    }
}
