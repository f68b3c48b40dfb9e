package dev.pgcellar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.OffsetDateTime;
import java.util.logging.Level;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLineFormatterTest {

    private static String format(ExtFormatter formatter, Level level, String message, Throwable thrown) {
        ExtLogRecord record = new ExtLogRecord(level, message, ExtLogRecord.FormatStyle.NO_FORMAT, "");
        record.setLoggerName("dev.pgcellar.some");
        record.setThrown(thrown);
        return formatter.format(record);
    }

    private static JsonObject parse(String line) {
        assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }

    @ParameterizedTest
    @CsvSource({"SEVERE,ERROR", "WARNING,WARNING", "INFO,INFO", "FINE,DEBUG"})
    void writes_time_level_logger_thread_and_message(String level, String shown) {
        JsonObject line =
                parse(format(LogFormat.JSON.withoutTraces(), Level.parse(level), "a \"message\"\nof two lines", null));

        assertThat(OffsetDateTime.parse(line.getString("timestamp")))
                .isBefore(OffsetDateTime.now().plusSeconds(1));
        assertThat(line.getString("level")).isEqualTo(shown);
        assertThat(line.getString("loggerName")).isEqualTo("dev.pgcellar.some");
        assertThat(line.getString("threadName"))
                .isEqualTo(Thread.currentThread().getName());
        assertThat(line.getString("message")).isEqualTo("a \"message\" of two lines");
    }

    @Test
    void shows_a_stack_trace_where_traces_are_wanted_and_only_there() {
        Throwable thrown = new IllegalStateException("broken");

        JsonObject with = parse(format(LogFormat.JSON.withTraces(), Level.SEVERE, "it failed", thrown));
        JsonObject without = parse(format(LogFormat.JSON.withoutTraces(), Level.SEVERE, "it failed", thrown));

        assertThat(with.getString("stackTrace")).contains("IllegalStateException: broken", "\tat ");
        assertThat(without.toString()).doesNotContain("IllegalStateException");
    }

    @Test
    void bounds_the_line() {
        String endless = "x".repeat(3 << 20);

        String line = format(
                LogFormat.JSON.withTraces(), Level.SEVERE, endless, new Exception(endless, new Exception(endless)));

        assertThat(line).hasSizeLessThan(512 << 10);
        assertThat(parse(line).getString("message")).contains("... (" + endless.length() + " characters)");
    }
}
