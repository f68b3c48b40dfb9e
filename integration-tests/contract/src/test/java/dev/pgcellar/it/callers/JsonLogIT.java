package dev.pgcellar.it.callers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgcellar.testsupport.cli.PgCellarProgram;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code --log-format json} all of stderr is JSON, one object a line, whatever happens. */
class JsonLogIT {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path folder;

    private List<JsonNode> log(ProcessOutcome outcome) {
        return outcome.stderr().lines().map(this::parse).toList();
    }

    private JsonNode parse(String line) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }

    @Test
    void a_failure_is_one_object_with_its_stack_where_everything_is_logged() {
        ProcessOutcome outcome = PgCellarProgram.ofThisBuild()
                .dropIn("backup-show", "-vv", "--log-format", "json")
                .arguments(folder.toUri().toString(), "srv", "20200101T000000")
                .run(LIMIT);

        List<JsonNode> log = log(outcome);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.stdout()).isEmpty();
        assertThat(log)
                .filteredOn(line -> line.get("level").asText().equals("ERROR"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.get("message").asText()).contains("20200101T000000");
                    assertThat(line.get("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.+(Z|[+-]\\d\\d:\\d\\d)");
                });
        assertThat(log)
                .anySatisfy(line -> assertThat(line.path("stackTrace").asText()).contains("\tat "));
    }

    @Test
    void a_wrong_command_line_is_one_object_also_when_the_form_is_configured() {
        ProcessOutcome outcome = PgCellarProgram.ofThisBuild()
                .pgcellar("wal-archive", "--no-such-option", "file:///nowhere", "srv", "000000010000000000000001")
                .environment("PGCELLAR_LOG_FORMAT", "json")
                .run(LIMIT);

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(log(outcome)).singleElement().satisfies(line -> assertThat(
                        line.get("message").asText())
                .isEqualTo("pgcellar wal-archive: error: unrecognized arguments: --no-such-option"));
    }
}
