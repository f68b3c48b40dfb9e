package dev.pgcellar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 00 section 4. */
class LogLineFormatterTest {

    private static String format(Level level, String message, Throwable thrown) {
        ExtLogRecord record = new ExtLogRecord(level, message, ExtLogRecord.FormatStyle.NO_FORMAT, "");
        record.setThrown(thrown);
        return new LogLineFormatter(true).format(record);
    }

    @ParameterizedTest
    @CsvSource({
        "FATAL,CRITICAL",
        "ERROR,ERROR",
        "SEVERE,ERROR",
        "WARNING,WARNING",
        "INFO,INFO",
        "DEBUG,DEBUG",
        "FINE,DEBUG"
    })
    void writes_time_process_level_and_message(String level, String shown) {
        String line = format(level(level), "a message", null);

        assertThat(line)
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} \\["
                        + ProcessHandle.current().pid() + "] " + shown + ": a message\n");
    }

    private static Level level(String name) {
        return switch (name) {
            case "FATAL" -> org.jboss.logmanager.Level.FATAL;
            case "ERROR" -> org.jboss.logmanager.Level.ERROR;
            case "DEBUG" -> org.jboss.logmanager.Level.DEBUG;
            default -> Level.parse(name);
        };
    }

    @Test
    void writes_a_message_as_one_line() {
        assertThat(format(Level.INFO, "first\r\n  second\n", null)).endsWith("INFO: first second\n");
    }

    @Test
    void bounds_every_line() {
        String endless = "x".repeat(3 << 20);

        String text = format(Level.SEVERE, endless, new IllegalStateException(endless));

        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(64 << 10));
        assertThat(text).contains("... (" + endless.length() + " characters)").contains("\n\tat ");
    }
}
