package dev.pgcellar.it.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Scene.class)
class GuardIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Dashboard dashboard;

    GuardIT(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebound.example", "rebound.example:8432", "127.0.0.1.example", "localhost.example:80", ""})
    void refuses_other_host_names_so_that_none_can_be_rebound_to_this_machine(String host) throws IOException {
        for (String path :
                List.of("/pgcellar/", "/pgcellar/api/servers", "/pgcellar/dashboard.js", "/pgcellar/openapi", "/")) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

            assertThat(answer).matches("(?s)HTTP/1.1 40[03].*").doesNotContain("story");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:%d", "localhost:%d", "LOCALHOST", "[::1]:%d"})
    void answers_to_the_names_of_the_loopback_address(String host) throws IOException {
        String answer = raw("GET /pgcellar/api/servers HTTP/1.1\r\nHost: " + String.format(host, dashboard.port())
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("story");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://localhost:1",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void refuses_pages_of_other_origins(String header, String value) {
        given().header(header, value)
                .get(dashboard.address() + "api/servers")
                .then()
                .statusCode(403)
                .body("error", containsString("does not answer pages of another"));
    }

    @Test
    void answers_its_own_pages_and_links_that_lead_to_them() {
        String origin = "http://127.0.0.1:" + dashboard.port();

        given().header("Origin", origin)
                .header("Sec-Fetch-Site", "same-origin")
                .get(dashboard.address() + "api/servers")
                .then()
                .statusCode(200);
        given().header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate")
                .get(dashboard.address())
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pgcellar/../application.properties",
                "/pgcellar/..%2f..%2fapplication.properties",
                "/pgcellar/%2e%2e/%2e%2e/etc/passwd",
                "/pgcellar//etc/passwd",
                "/pgcellar/..\\..\\etc\\passwd",
                "/pgcellar/index.html%00.js",
                "/pgcellar/dashboard.js/../../../version.properties",
                "/pgcellar/api/servers/..%2f..%2fstory/summary",
                "/pgcellar/api/servers/story/backups/..%2f..%2fwals",
                "/../pgcellar/../q/health",
                "/q/dev-ui",
                "/q/openapi",
                "/api/servers"
            })
    void refuses_tricks_with_paths(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .matches("(?s)HTTP/1.1 40[034].*")
                .doesNotContain("root:", "quarkus.", "version=", "\"items\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api/servers", "api/servers/none/summary", "dashboard.css", "none"})
    void sends_the_headers_by_which_browsers_guard_pages(String path) {
        given().get(dashboard.address() + path)
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'; script-src 'self'"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Access-Control-Allow-Origin", (String) null);
    }

    @Test
    void listens_on_the_loopback_address_only() throws IOException {
        Optional<InetAddress> other = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst();
        Assumptions.assumeTrue(other.isPresent(), "this machine has no address but the loopback one");

        assertThatIOException().isThrownBy(() -> new Socket(other.get(), dashboard.port()).close());
    }

    @Test
    void refuses_actions_unless_they_are_switched_on() {
        String backup = dashboard.address() + "api/servers/story/backups/20261001T010000";

        given().header("X-PgCellar-Token", "guessed")
                .delete(backup)
                .then()
                .statusCode(403)
                .body("error", containsString("actions are switched off"));
        given().contentType("application/json")
                .body("{\"target\": \"full\"}")
                .put(backup + "/keep")
                .then()
                .statusCode(403);
        given().get(backup).then().statusCode(200);
    }

    @Test
    void says_in_one_line_what_is_wrong_with_the_command_line(@TempDir Path home) {
        ProcessOutcome odd =
                Dashboard.command(home, Map.of(), List.of("file:///tmp")).run(LIMIT);
        ProcessOutcome taken = Dashboard.command(
                        home, Map.of(), List.of("file:///tmp", "srv", "--port", Integer.toString(dashboard.port())))
                .run(LIMIT);

        assertThat(odd.exitCode()).isEqualTo(3);
        assertThat(odd.stderr()).contains("each URL takes a server name");
        assertThat(taken.exitCode()).isEqualTo(1);
        assertThat(taken.stderr()).contains("cannot be opened").contains("--port takes another");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), dashboard.port())) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            try (InputStream answer = socket.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
