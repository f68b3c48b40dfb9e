package com.example.backups;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.pgcellar.Cancellation;
import dev.pgcellar.api.OperationCancelledException;
import dev.pgcellar.api.OperationEvent;
import dev.pgcellar.api.PgCellar;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(Servers.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupsTest {

    private static String backup;

    PostgresServer postgres;

    @Inject
    PgCellar cellar;

    @TempDir
    Path folder;

    /** One backup for all tests; the last one deletes it. */
    private String backup() {
        if (backup == null) {
            postgres.execute("CREATE TABLE vintage AS SELECT 1961 AS year");
            backup = when().post("/servers/main/backups")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("DONE"))
                    .extract()
                    .path("id");
        }
        return backup;
    }

    @Test
    void lists_and_shows_a_backup() {
        String id = backup();

        when().get("/servers/main/backups").then().statusCode(200).body("id", hasItem(id));
        when().get("/servers/main/backups/" + id).then().body("id", equalTo(id));
    }

    @Test
    void restores_a_backup_and_its_wal() throws Exception {
        Path data = folder.resolve("data");
        String id = backup();

        given().queryParam("folder", data.toString())
                .post("/servers/main/backups/" + id + "/restores")
                .then()
                .statusCode(200);

        Path wal = archivedAndFetchedWal();
        try (PostgresServer restored = PostgresServer.builder()
                .restoredFrom(data)
                .restoreCommand("cp " + wal + "/%f %p")
                .start()) {
            assertThat(restored.queryOne("SELECT year FROM vintage")).isEqualTo("1961");
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void deletes_a_backup() {
        String id = backup();

        when().delete("/servers/main/backups/" + id).then().statusCode(204);

        when().get("/servers/main/backups/" + id).then().statusCode(404).body(containsString(id));
    }

    /** All WAL of the server through the store and back, into a folder for restore_command. */
    private Path archivedAndFetchedWal() throws IOException {
        Path fetched = Files.createDirectory(folder.resolve("wal"));
        postgres.execute("SELECT pg_switch_wal()");
        List<Path> segments;
        try (Stream<Path> files = Files.list(postgres.dataFolder().resolve("pg_wal"))) {
            segments = files.filter(file -> file.getFileName().toString().matches("[0-9A-F]{24}"))
                    .sorted()
                    .toList();
        }
        for (Path segment : segments) {
            String name = segment.getFileName().toString();
            given().queryParam("file", segment.toString())
                    .post("/servers/main/wal")
                    .then()
                    .statusCode(200);
            given().queryParam("file", fetched.resolve(name).toString())
                    .post("/servers/main/wal/" + name + "/restores")
                    .then()
                    .statusCode(200);
        }
        return fetched;
    }

    @Test
    void does_not_delete_a_backup_that_is_kept() {
        String id = backup();

        when().put("/servers/main/backups/" + id + "/keep").then().statusCode(204);

        when().delete("/servers/main/backups/" + id).then().statusCode(409).body(containsString("is kept (full)"));
        when().delete("/servers/main/backups/" + id + "/keep").then().statusCode(204);
    }

    @Test
    void tells_observers_how_far_an_operation_is() {
        backup();

        when().get("/progress")
                .then()
                .body("values().operation", hasItem("BACKUP"))
                .body("values().state", hasItem("succeeded"));
    }

    @Test
    void shows_a_running_backup_on_the_dashboard() {
        List<JsonPath> seen = new CopyOnWriteArrayList<>();

        cellar.server("main")
                .observedBy(event -> {
                    if (event instanceof OperationEvent.Progressed && seen.isEmpty()) {
                        seen.add(when().get("/pgcellar/api/jobs").jsonPath());
                    }
                })
                .backup();

        JsonPath during = seen.get(0).setRootPath("find { it.server == 'main' && it.state == 'RUNNING' }");
        assertThat(during.getString("kind")).isEqualTo("take a backup");
        assertThat(during.getString("unit")).isEqualTo("BYTES");
        assertThat(during.getLong("count")).isPositive();
        when().get("/pgcellar/api/jobs")
                .then()
                .body("find { it.id == " + during.getLong("id") + " }.state", equalTo("DONE"));
    }

    @Test
    void says_what_is_wrong() {
        when().get("/servers/unknown/backups")
                .then()
                .statusCode(400)
                .body(containsString("no server 'unknown' is configured; there are frequent, lost, main"));
        when().get("/servers/main/backups/20200101T000000").then().statusCode(404);
        when().post("/servers/lost/backups").then().statusCode(503).body(containsString("127.0.0.1"));
        when().get("/progress")
                .then()
                .body("values().findAll { it.operation == 'BACKUP' }.state", hasItem(containsString("127.0.0.1")));
    }

    @Test
    void ends_a_cancelled_backup_and_leaves_no_complete_one() {
        Cancellation cancellation = new Cancellation();
        List<String> before = ids();

        assertThatThrownBy(() -> cellar.server("main")
                        .cancelledBy(cancellation)
                        .observedBy(event -> {
                            if (event instanceof OperationEvent.Progressed) {
                                cancellation.cancel();
                            }
                        })
                        .backup())
                .isInstanceOf(OperationCancelledException.class);

        assertThat(cellar.server("main").list().backups())
                .filteredOn(backup -> !before.contains(backup.id().text()))
                .noneMatch(backup -> backup.isDone());
    }

    private List<String> ids() {
        return cellar.server("main").list().backups().stream()
                .map(backup -> backup.id().text())
                .toList();
    }

    @Test
    void reports_health_and_metrics_of_servers_and_operations() {
        backup();

        when().get("/q/health/well")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'PgCellar: last backup' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'PgCellar: last backup' }.data.main", containsString("s old"))
                .body("checks.find { it.name == 'PgCellar: WAL archiver' }.status", equalTo("DOWN"))
                .body("checks.find { it.name == 'PgCellar: WAL archiver' }.data.main", containsString("0 files wait"))
                .body("checks.find { it.name == 'PgCellar: WAL archiver' }.data.lost", containsString("127.0.0.1"));
        when().get("/q/metrics")
                .then()
                .body(containsString("pgcellar_backup_age_seconds{server=\"main\"}"))
                .body(containsString("pgcellar_wal_waiting_files{server=\"main\"} 0.0"))
                .body(containsString("pgcellar_wal_lag_seconds{server=\"lost\"} NaN"))
                .body(containsString("operation=\"backup\",outcome=\"success\",server=\"main\""))
                .body(containsString("pgcellar_transferred_bytes_total"));
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void takes_a_backup_when_it_is_due() {
        Polling.until("a scheduled backup", Duration.ofMinutes(2), () -> cellar.server("frequent")
                .newestComplete()
                .isPresent());
    }

    @Test
    void needs_no_command_line() {
        assertThatThrownBy(() -> Class.forName("picocli.CommandLine")).isInstanceOf(ClassNotFoundException.class);
    }
}
