package dev.pgcellar.cli;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;

/**
 * Directs the log to stderr in the form and at the threshold of contract 00 section 4.
 */
final class LogSetup {

    private static final Level CRITICAL = org.jboss.logmanager.Level.FATAL;
    private static final Level[] THRESHOLDS = {
        org.jboss.logmanager.Level.DEBUG, Level.INFO, Level.WARNING, Level.SEVERE, CRITICAL, Level.OFF
    };
    private static final int DEFAULT_THRESHOLD = 2;

    private LogSetup() {}

    /**
     * @param steps how many steps more (positive) or less (negative) to log than warnings and errors
     */
    static void apply(int steps) {
        Level level = THRESHOLDS[Math.max(0, Math.min(THRESHOLDS.length - 1, DEFAULT_THRESHOLD - steps))];
        Logger root = Logger.getLogger("");
        root.setLevel(level);
        LogLineFormatter formatter = new LogLineFormatter(level.intValue() <= THRESHOLDS[0].intValue());
        for (Handler handler : root.getHandlers()) {
            setFormatter(handler, formatter);
        }
    }

    /** Whether stack traces belong in the log. */
    static boolean showsTraces() {
        return Logger.getLogger("").isLoggable(THRESHOLDS[0]);
    }

    private static void setFormatter(Handler handler, LogLineFormatter formatter) {
        handler.setFormatter(formatter);
        if (handler instanceof ExtHandler nesting) {
            for (Handler nested : nesting.getHandlers()) {
                setFormatter(nested, formatter);
            }
        }
    }
}
