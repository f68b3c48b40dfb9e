package dev.pgcellar.it.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Scene.class)
class LargeCatalogIT {

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LATER = Duration.ofSeconds(1);

    private final String servers;

    LargeCatalogIT(Dashboard dashboard) {
        this.servers = dashboard.address() + "api/servers/";
    }

    @ParameterizedTest
    @CsvSource({"large, " + Archives.LARGE_SEGMENTS, "large-2, " + Archives.LARGE_SEGMENTS_BY_S3})
    void answers_within_a_second_on_500_backups_and_50_000_segments_once_they_are_read(String server, int segments) {
        Response summary = answer(FIRST, server + "/summary");

        assertThat(summary.jsonPath().getInt("backups")).isEqualTo(Archives.LARGE_BACKUPS);
        assertThat(summary.jsonPath().getInt("walSegments")).isEqualTo(segments);
        assertThat(summary.jsonPath().getInt("gaps")).isEqualTo(4);
        for (String question : new String[] {
            "/summary",
            "/backups?limit=2000",
            "/backups/20261001T000100",
            "/wal?limit=2000",
            "/gaps",
            "/windows?limit=2000",
            "/restorable?at=2026-10-20T00:00:00Z",
            "/restorable?at=2030-01-01T00:00:00Z",
            "/retention?policy=RECOVERY WINDOW OF 1 WEEK"
        }) {
            answer(LATER, server + question);
        }
    }

    private Response answer(Duration limit, String question) {
        long begin = System.nanoTime();
        Response response = given().get(servers + question);
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);

        assertThat(response.statusCode()).as(question).isEqualTo(200);
        assertThat(taken).as(question).isLessThan(limit);
        return response;
    }
}
