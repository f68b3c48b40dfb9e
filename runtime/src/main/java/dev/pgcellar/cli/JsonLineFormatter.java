package dev.pgcellar.cli;

import java.util.logging.Level;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;

/**
 * One record is one line that holds a JSON object with the keys of Quarkus' JSON log. Levels are named as in the text
 * form; where traces are wanted, {@code stackTrace} holds one.
 */
final class JsonLineFormatter extends ExtFormatter {

    /** With all the rest far below what callers that copy the log line by line accept (contract 08 section 1). */
    private static final int LONGEST_TRACE = 128 << 10;

    private final TracingFormatter json = new TracingFormatter();
    private final boolean traces;

    JsonLineFormatter(boolean traces) {
        this.traces = traces;
    }

    @Override
    public String format(ExtLogRecord record) {
        return json.format(new Line(record, traces && record.getThrown() != null ? trace(record.getThrown()) : null));
    }

    private static String trace(Throwable thrown) {
        String trace = LogLineFormatter.trace(thrown);
        return trace.length() <= LONGEST_TRACE ? trace : trace.substring(0, LONGEST_TRACE) + "...";
    }

    /** A record as it is shown. */
    private static final class Line extends ExtLogRecord {

        private static final long serialVersionUID = 1;

        private final String trace;

        Line(ExtLogRecord record, String trace) {
            super(record);
            this.trace = trace;
            setLevel(ShownLevel.of(record.getLevel()));
            setMessage(ProgramOutput.oneLine(record.getFormattedMessage()), FormatStyle.NO_FORMAT);
            setParameters(null);
            setThrown(null);
        }
    }

    private static final class TracingFormatter extends JsonFormatter {
        @Override
        protected void after(Generator generator, ExtLogRecord record) throws Exception {
            if (record instanceof Line line && line.trace != null) {
                generator.add("stackTrace", line.trace);
            }
        }
    }

    /** A level under the name that the text form gives it. */
    private static final class ShownLevel extends Level {

        private static final long serialVersionUID = 1;
        private static final Level[] ALL = {
            new ShownLevel("DEBUG", org.jboss.logmanager.Level.DEBUG),
            new ShownLevel("INFO", Level.INFO),
            new ShownLevel("WARNING", Level.WARNING),
            new ShownLevel("ERROR", Level.SEVERE),
            new ShownLevel("CRITICAL", org.jboss.logmanager.Level.FATAL)
        };

        private ShownLevel(String name, Level level) {
            super(name, level.intValue());
        }

        static Level of(Level level) {
            String name = LogLineFormatter.levelName(level);
            for (Level shown : ALL) {
                if (shown.getName().equals(name)) {
                    return shown;
                }
            }
            return level;
        }
    }
}
