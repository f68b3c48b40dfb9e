package dev.pgcellar.it.cycle;

import dev.pgcellar.testsupport.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Transactions like pgbench's: moves between accounts whose sum stays zero, each with a line in a history. Runs until
 * closed.
 */
final class WriteLoad implements AutoCloseable {

    private static final int ACCOUNTS = 5000;
    private static final int RELATIONS_EVERY = 100;

    /** A pace at which archiving, a process for each segment, keeps up also on a busy machine. */
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final PostgresServer server;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicLong transactions = new AtomicLong();
    private final Future<?> run;
    private volatile boolean ended;

    WriteLoad(PostgresServer server) {
        this.server = server;
        server.execute(
                "CREATE TABLE accounts (id int PRIMARY KEY, balance int NOT NULL, filler text)",
                "INSERT INTO accounts SELECT i, 0, repeat('x', 300) FROM generate_series(1, " + ACCOUNTS + ") i",
                "CREATE TABLE history (source int, target int, amount int)");
        this.run = thread.submit(this::work);
    }

    private Void work() throws SQLException {
        try (Connection connection = server.connect()) {
            while (!ended) {
                long number = transactions.get();
                transfer(connection, number);
                if (number % RELATIONS_EVERY == 0) {
                    replaceRelation(connection);
                }
                transactions.incrementAndGet();
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return null;
    }

    private static void transfer(Connection connection, long number) throws SQLException {
        int source = (int) (number * 7 % ACCOUNTS) + 1;
        int target = (int) (number * 13 % ACCOUNTS) + 1;
        try (PreparedStatement statement = connection.prepareStatement(
                "WITH a AS (UPDATE accounts SET balance = balance - 1 WHERE id = ? RETURNING 1)"
                        + " INSERT INTO history VALUES (?, ?, 1)")) {
            statement.setInt(1, source);
            statement.setInt(2, source);
            statement.setInt(3, target);
            statement.executeUpdate();
        }
    }

    /** Makes files come and go while they are being copied. */
    private static void replaceRelation(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS passing");
            statement.execute("CREATE TABLE passing AS SELECT i, repeat('y', 500) FROM generate_series(1, 2000) i");
            statement.execute("VACUUM FULL history");
        }
    }

    /** Committed so far. */
    long transactions() {
        return transactions.get();
    }

    /** Ends the load; fails when it failed. */
    void end() {
        ended = true;
        try {
            run.get(1, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the load failed", e);
        }
    }

    @Override
    public void close() {
        ended = true;
        thread.shutdownNow();
    }
}
