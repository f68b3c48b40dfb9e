package dev.pgcellar.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.postgresql.PGConnection;

/**
 * Runs the statements of one session, one at a time, and lets another thread end them. Notices that arrive while a
 * statement runs are logged at once.
 */
final class SessionStatements {

    private static final long CANCEL_REPEAT_MILLIS = 200;
    private static final long CANCEL_LIMIT_MILLIS = 10_000;

    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private boolean running;
    private boolean cancelled;

    SessionStatements(Connection connection) {
        this.connection = connection;
    }

    /**
     * The rows of an answer.
     *
     * @param purpose what the statement is to do, for messages, for instance {@code start the backup}
     * @throws PostgresException when the statement fails or the session was cancelled
     */
    <T> List<T> query(String purpose, Row<T> reader, String sql, Object... parameters) throws PostgresException {
        begin(purpose);
        try (PreparedStatement statement = connection.prepareStatement(sql);
                NoticeLog notices = NoticeLog.follow(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return read(statement, reader);
        } catch (SQLException e) {
            throw new PostgresException("could not " + purpose + ": " + FailureReason.of(e), e);
        } finally {
            end();
        }
    }

    /**
     * The only row of an answer.
     *
     * @throws PostgresException when the statement fails, the session was cancelled or there is no row
     */
    <T> T single(String purpose, Row<T> reader, String sql, Object... parameters) throws PostgresException {
        List<T> rows = query(purpose, reader, sql, parameters);
        if (rows.isEmpty()) {
            throw new PostgresException("could not " + purpose + ": PostgreSQL returned no row", null);
        }
        return rows.get(0);
    }

    private static <T> List<T> read(PreparedStatement statement, Row<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        if (statement.execute()) {
            try (ResultSet answer = statement.getResultSet()) {
                while (answer.next()) {
                    rows.add(reader.read(answer));
                }
            }
        }
        return rows;
    }

    /**
     * Ends the running statement, if there is one, and refuses all later ones. Waits until the statement has ended, at
     * most ten seconds.
     */
    void cancel() {
        lock.lock();
        try {
            cancelled = true;
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CANCEL_LIMIT_MILLIS);
            while (running && System.nanoTime() < deadline) {
                sendCancelRequest();
                ended.await(CANCEL_REPEAT_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Whether another statement may be run: the session is neither lost nor cancelled. */
    boolean usable() {
        lock.lock();
        try {
            return !cancelled && !connection.isClosed();
        } catch (SQLException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Repeated by the caller: a request that overtakes its statement has no effect. */
    private void sendCancelRequest() {
        lock.unlock();
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            System.getLogger(SessionStatements.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "could not ask PostgreSQL to cancel a statement: " + FailureReason.of(e));
        } finally {
            lock.lock();
        }
    }

    private void begin(String purpose) throws PostgresException {
        lock.lock();
        try {
            if (cancelled) {
                throw new PostgresException("could not " + purpose + ": the session was cancelled", null);
            }
            running = true;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            running = false;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
