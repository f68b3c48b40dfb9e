package dev.pgcellar.cli;

import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtFormatter;
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
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OWN = Logger.getLogger("dev.pgcellar");

    private LogSetup() {}

    /**
     * Libraries stay at INFO: below it some print whole requests, and with them the tokens that authorise these.
     *
     * @param steps how many steps more (positive) or less (negative) to log than warnings and errors
     */
    static void apply(int steps, LogFormat format) {
        Level level = THRESHOLDS[Math.max(0, Math.min(THRESHOLDS.length - 1, DEFAULT_THRESHOLD - steps))];
        ROOT.setLevel(level.intValue() < Level.INFO.intValue() ? Level.INFO : level);
        OWN.setLevel(level);
        ExtFormatter formatter =
                level.intValue() <= THRESHOLDS[0].intValue() ? format.withTraces() : format.withoutTraces();
        for (Handler handler : ROOT.getHandlers()) {
            setFormatter(handler, formatter);
        }
    }

    /** Whether stack traces belong in the log. */
    static boolean showsTraces() {
        return OWN.isLoggable(THRESHOLDS[0]);
    }

    /**
     * Lets text go before each line of the log from now on.
     *
     * @param text is asked for each line
     */
    static void precedeLines(Supplier<String> text) {
        for (Handler handler : ROOT.getHandlers()) {
            setFormatter(handler, new PrecededFormatter(text, handler.getFormatter()));
        }
    }

    private static void setFormatter(Handler handler, ExtFormatter formatter) {
        handler.setFormatter(formatter);
        if (handler instanceof ExtHandler nesting) {
            for (Handler nested : nesting.getHandlers()) {
                setFormatter(nested, formatter);
            }
        }
    }
}
