package dev.pgcellar.it.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Scene.class)
class ApiIT {

    private final String api;
    private final Dashboard dashboard;

    ApiIT(Dashboard dashboard) {
        this.dashboard = dashboard;
        this.api = dashboard.address() + "api/";
    }

    private ValidatableResponse get(String path, Object... values) {
        return given().get(api + path, values).then().statusCode(200);
    }

    @Test
    void lists_the_servers_of_the_command_line_and_numbers_those_of_the_same_name() {
        get("servers")
                .body("name", equalTo(List.of("story", "large", "story-2", "large-2")))
                .body("[2].url", equalTo("s3://cellar/d"))
                .body("[2].serverName", equalTo("story"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"story", "story-2"})
    void sums_a_server_up_whatever_its_store(String server) {
        get("servers/{server}/summary", server)
                .body("backups", equalTo(5))
                .body("complete", equalTo(4))
                .body("failed", equalTo(1))
                .body("kept", equalTo(1))
                .body("walSegments", equalTo(18 + 21 + 21))
                .body("gaps", equalTo(1))
                .body("lastBackup", equalTo("20261002T000000"))
                .body("timelines.timeline", equalTo(List.of(1, 2)))
                .body("timelines[1].parent", equalTo(1))
                .body("timelines[1].switchedAt", equalTo("0/28000080"))
                .body("unusable.id", equalTo(List.of("20261002T110000")));
    }

    @Test
    void lists_backups_newest_first_in_pages() {
        get("servers/story/backups?offset=1&limit=2")
                .body("total", equalTo(5))
                .body("items.id", equalTo(List.of("20261002T000000", "20261001T180000")))
                .body("items[0].keep", equalTo("full"))
                .body("items[1].status", equalTo("FAILED"))
                .body("items[1].error", equalTo("the connection was lost"));
    }

    @Test
    void shows_all_fields_of_a_backup_and_what_can_be_recovered_from_it() {
        get("servers/story/backups/20261001T120000")
                .body("backup.status", equalTo("DONE"))
                .body("windows.timeline", hasItems(1, 2))
                .body("windows.find { it.timeline == 1 }.lastSegment", equalTo(Archive.segment(1, 42)))
                .body("windows.find { it.timeline == 2 }.lastSegment", equalTo(Archive.segment(2, 60)))
                .body("fields.cluster_size", equalTo(31457280))
                .body("fields.pgdata", nullValue());
    }

    @Test
    void shows_which_wal_is_archived_and_which_is_missing() {
        get("servers/story/wal")
                .body("items", hasSize(3))
                .body("items[0].first", equalTo(Archive.segment(1, 2)))
                .body("items[0].last", equalTo(Archive.segment(1, 19)))
                .body("items[0].end", equalTo("2026-10-01T09:30:00Z"));
        get("servers/story/gaps")
                .body("items", hasSize(1))
                .body("items[0].first", equalTo(Archive.segment(1, 20)))
                .body("items[0].segments", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-01T01:05:00Z, 20261001T010000, 2",
        "2026-10-01T04:00:00Z, 20261001T010000, 2",
        "2026-10-01T12:05:00Z, 20261001T120000, 2",
        "2026-10-01T20:45:00Z, 20261001T120000, 2",
        "2026-10-02T06:00:00Z, 20261002T000000, 2"
    })
    void restores_to_an_instant_from_the_newest_backup_that_reaches_it(String at, String backup, int timeline) {
        get("servers/story/restorable?at={at}", at)
                .body("possible", equalTo(true))
                .body("backup", equalTo(backup))
                .body("timeline", equalTo(timeline))
                .body("commands[0]", containsString(" story " + backup + " RECOVERY_DIR"))
                .body("settings", hasItem("recovery_target_timeline = '" + timeline + "'"));
    }

    @Test
    void gives_the_commands_the_options_that_the_storage_takes() {
        String options = " --endpoint-url http://127.0.0.1:";

        get("servers/story-2/restorable?at=2026-10-02T06:00:00Z")
                .body("commands[0]", startsWith("pgcellar restore" + options))
                .body("settings[0]", startsWith("restore_command = 'pgcellar wal-restore" + options));
        get("servers/story/restorable?at=2026-10-02T06:00:00Z")
                .body("commands[0]", startsWith("pgcellar restore file://"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-01T01:04:00Z, No complete backup had ended by then., , 2026-10-01T01:05:00Z",
        "2026-10-01T10:15:00Z, 000000010000000000000014 is not archived, 2026-10-01T09:30:00Z, 2026-10-01T12:05:00Z",
        "2026-10-03T00:00:00Z, ends with segment 00000002000000000000003C, 2026-10-02T06:00:00Z,"
    })
    void says_why_an_instant_is_out_of_reach_and_what_is_near(String at, String reason, String before, String after) {
        get("servers/story/restorable?at={at}", at)
                .body("possible", equalTo(false))
                .body("reason", containsString(reason))
                .body("nearestBefore", equalTo(before))
                .body("nearestAfter", equalTo(after));
    }

    @Test
    void restores_along_the_timeline_that_is_asked_for() {
        get("servers/story/restorable?at=2026-10-01T20:45:00Z&timeline=1")
                .body("possible", equalTo(true))
                .body("timeline", equalTo(1));
        get("servers/story/restorable?at=2026-10-01T22:00:00Z&timeline=1")
                .body("possible", equalTo(false))
                .body("nearestBefore", equalTo("2026-10-01T21:00:00Z"));
    }

    @Test
    void previews_what_a_redundancy_would_delete_and_why() {
        get("servers/story/retention?policy=redundancy 2")
                .body("deletions", equalTo(2))
                .body("rows.findAll { it.deleted }.id", equalTo(List.of("20261001T120000", "20261001T010000")))
                .body(
                        "rows.findAll { it.deleted }.reason",
                        everyItem(equalTo("2 newer complete backups are retained.")))
                .body("rows.find { it.id == '20261002T000000' }.status", equalTo("KEEP:FULL"))
                .body("rows.find { it.id == '20261001T180000' }.reason", containsString("Not complete (FAILED)"));
    }

    @Test
    void warns_when_a_policy_counts_on_a_backup_whose_wal_is_missing() {
        get("servers/story/retention?policy=REDUNDANCY 1")
                .body("warnings", hasItem(containsString("The policy counts on backup 20261002T110000")));
    }

    @Test
    void lists_the_objects_that_a_policy_would_delete_wal_included_and_deletes_none() {
        get("servers/story-2/retention/objects?policy=REDUNDANCY 2")
                .body("backupObjects", equalTo(4))
                .body("walObjects", equalTo(20 + 8))
                .body("keys", hasItem("d/story/base/20261001T010000/backup.info"))
                .body("complete", equalTo(true));
        get("servers/story-2/backups").body("total", equalTo(5));
    }

    @Test
    void shows_the_jobs_of_the_process() {
        get("servers/story/summary");

        String ended = "findAll { it.server == 'story' && it.state == 'DONE' }";
        get("jobs").body(ended + ".kind", hasItem("read the catalog")).body(ended + ".count", hasItem(60));
    }

    @Test
    void shows_what_the_build_is_made_of() {
        get("assembly")
                .body("actions", equalTo(false))
                .body("storage.name", hasItems("aws-s3", "file"))
                .body("compression.suffix", hasItem(".gz"))
                .body("snapshots.name", hasItem("aws"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "servers/none/summary|404|there is no server of this name",
                "servers/story/backups/20260101T000000|404|has no backup of this id",
                "servers/story/backups?limit=0|400|limit from 1 to 2000",
                "servers/story/restorable|400|'at' is missing",
                "servers/story/restorable?at=tomorrow|400|'at' is no instant",
                "servers/story/retention?policy=ALL|400|is no retention policy",
                "servers/story/retention|400|'policy' is missing",
                "servers/story/retention?policy=REDUNDANCY 1&minimum-redundancy=-1|400|at least 0"
            })
    void says_in_one_line_what_is_wrong_with_a_request(String path, int status, String error) {
        given().get(api + path).then().statusCode(status).body("error", containsString(error));
    }

    @Test
    void describes_itself_by_open_api() {
        String document = given().accept("application/json")
                .get(dashboard.address() + "openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        JsonPath paths = new JsonPath(document);
        assertThat(paths.getMap("paths").keySet())
                .map(Object::toString)
                .contains(
                        "/pgcellar/api/servers/{server}/restorable",
                        "/pgcellar/api/servers/{server}/retention",
                        "/pgcellar/api/jobs");
    }
}
