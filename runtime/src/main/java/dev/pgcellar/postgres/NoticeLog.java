package dev.pgcellar.postgres;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.postgresql.util.PSQLWarning;

/**
 * Logs a statement's notices while it runs: {@code pg_backup_stop} may wait for hours and says so in notices only.
 * Warnings of PostgreSQL are logged at WARNING, all others at INFO.
 */
final class NoticeLog implements AutoCloseable {

    private static final Logger LOG = System.getLogger(NoticeLog.class.getName());
    private static final long POLL_MILLIS = 500;

    private final PreparedStatement statement;
    private final ScheduledExecutorService poller;
    private SQLWarning last;

    private NoticeLog(PreparedStatement statement) {
        this.statement = statement;
        this.poller = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "postgresql-notices");
            thread.setDaemon(true);
            return thread;
        });
    }

    static NoticeLog follow(PreparedStatement statement) {
        NoticeLog log = new NoticeLog(statement);
        log.poller.scheduleWithFixedDelay(log::logNew, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
        return log;
    }

    private synchronized void logNew() {
        try {
            SQLWarning next = last == null ? statement.getWarnings() : last.getNextWarning();
            for (; next != null; next = next.getNextWarning()) {
                log(next);
                last = next;
            }
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "notices cannot be read: " + e.getMessage());
        }
    }

    private static void log(SQLWarning notice) {
        String severity = notice instanceof PSQLWarning warning && warning.getServerErrorMessage() != null
                ? warning.getServerErrorMessage().getSeverity()
                : null;
        LOG.log("WARNING".equals(severity) ? Level.WARNING : Level.INFO, "PostgreSQL: " + notice.getMessage());
    }

    /** Logs what is left. */
    @Override
    public void close() {
        poller.shutdown();
        logNew();
    }
}
