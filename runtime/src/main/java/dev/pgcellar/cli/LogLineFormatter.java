package dev.pgcellar.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * {@code YYYY-MM-DD HH:MM:SS,mmm [PID] LEVEL: message}, in local time (contract 00 section 4). One record is one line,
 * followed by the stack trace where traces are wanted.
 */
final class LogLineFormatter extends ExtFormatter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");
    private static final int ERROR_VALUE = Level.SEVERE.intValue();
    private static final int CRITICAL_VALUE = org.jboss.logmanager.Level.FATAL.intValue();

    private final long processId = ProcessHandle.current().pid();
    private final boolean traces;

    LogLineFormatter(boolean traces) {
        this.traces = traces;
    }

    @Override
    public String format(ExtLogRecord record) {
        StringBuilder line = new StringBuilder(160);
        TIME.formatTo(Instant.ofEpochMilli(record.getMillis()).atZone(ZoneId.systemDefault()), line);
        line.append(" [")
                .append(processId)
                .append("] ")
                .append(levelName(record.getLevel()))
                .append(": ");
        line.append(ProgramOutput.oneLine(record.getFormattedMessage())).append('\n');
        if (traces && record.getThrown() != null) {
            line.append(trace(record.getThrown()));
        }
        return line.toString();
    }

    /** The name that both forms of the log give a level. */
    static String levelName(Level level) {
        int value = level.intValue();
        if (value >= CRITICAL_VALUE) {
            return "CRITICAL";
        }
        if (value >= ERROR_VALUE) {
            return "ERROR";
        }
        if (value >= Level.WARNING.intValue()) {
            return "WARNING";
        }
        return value >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }

    /** A stack trace in lines of bounded length, each ended. */
    static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString().lines().map(LogLineFormatter::bounded).collect(Collectors.joining("\n", "", "\n"));
    }

    /** A line of a stack trace with its indentation. */
    private static String bounded(String line) {
        String text = ProgramOutput.oneLine(line);
        return line.startsWith("\t") ? "\t" + text : text;
    }
}
