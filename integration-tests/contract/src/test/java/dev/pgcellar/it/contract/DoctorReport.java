package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code doctor --format json} says, by check. */
record DoctorReport(int exitCode, Map<String, JsonNode> checks) {

    static DoctorReport of(CommandLineProcess.Builder doctor) {
        ProcessOutcome outcome = doctor.arguments("--format", "json").run(Archive.LIMIT);
        Map<String, JsonNode> checks = new LinkedHashMap<>();
        try {
            new ObjectMapper()
                    .readTree(outcome.stdout())
                    .get("checks")
                    .forEach(check -> checks.put(check.get("check").asText(), check));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(outcome.toString(), e);
        }
        return new DoctorReport(outcome.exitCode(), checks);
    }

    DoctorReport withExitCode(int expected) {
        assertThat(exitCode).as(checks.toString()).isEqualTo(expected);
        return this;
    }

    /** Fails unless a check has a state; one that complains must say what to do. */
    DoctorReport finding(String check, String state, String... parts) {
        assertThat(checks).containsKey(check);
        JsonNode finding = checks.get(check);
        assertThat(finding.get("state").asText()).as(finding.toString()).isEqualTo(state);
        for (String part : parts) {
            assertThat(finding.get("found").asText()).contains(part);
        }
        assertThat(finding.get("fix").isNull()).as(finding.toString()).isEqualTo(!state.matches("warning|failed"));
        return this;
    }

    /** Fails when any check has a state. */
    DoctorReport without(String state) {
        assertThat(checks.values())
                .noneMatch(finding -> finding.get("state").asText().equals(state));
        return this;
    }
}
