package dev.pgcellar.postgres;

import dev.pgcellar.wal.Lsn;
import dev.pgcellar.wal.Timeline;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/**
 * One session with a server of version 9.6 or later, for everything a backup asks (contract 03 sections 3.2 to 3.5). It
 * never reconnects: backup mode belongs to the session, and closing it before {@link #stopBackup} ends backup mode on
 * the server. One thread uses it; only {@link #cancel} may be called from another.
 *
 * <p>The session's time zone is the JVM's (environment variable {@code TZ}).
 */
public final class PostgresSession implements AutoCloseable {

    private static final Logger LOG = System.getLogger(PostgresSession.class.getName());
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HH:mm", "+00")
            .toFormatter();

    private final Connection connection;
    private final SessionStatements statements;
    private final int serverVersion;
    private final BackupFunctions functions;

    private PostgresSession(Connection connection) throws PostgresException {
        this.connection = connection;
        this.statements = new SessionStatements(connection);
        this.serverVersion =
                statements.single("read the server's version", row -> row.getInt(1), "SHOW server_version_num");
        this.functions = new BackupFunctions(serverVersion);
    }

    /**
     * Opens the session, in autocommit mode.
     *
     * @throws PostgresUnavailableException when no address accepts it within {@link ConnectionSettings#connectTimeout}
     *     each
     */
    public static PostgresSession connect(ConnectionSettings settings) throws PostgresUnavailableException {
        Connection connection = new PostgresConnector(settings).connect();
        try {
            return new PostgresSession(connection);
        } catch (PostgresException e) {
            closeQuietly(connection);
            throw new PostgresUnavailableException(settings + ": " + e.getMessage(), e);
        }
    }

    /**
     * Opens a session by options, which libpq's rules complete from this process's environment.
     *
     * @throws InvalidConnectionSettingsException when a part of them is malformed
     * @throws PostgresUnavailableException as {@link #connect(ConnectionSettings)}
     */
    public static PostgresSession connect(ConnectionOptions options) throws PostgresUnavailableException {
        return connect(ConnectionSettings.resolve(options, ConnectionEnvironment.of(System::getenv)));
    }

    /** The server's version as one number, for instance 150018 or 90624. */
    public int serverVersion() {
        return serverVersion;
    }

    /**
     * The cluster's system identifier in decimal; empty when the server does not tell.
     *
     * @throws PostgresException when the session is lost or cancelled
     */
    public Optional<String> systemIdentifier() throws PostgresException {
        return new ClusterFactsQuery(statements, serverVersion).systemIdentifier();
    }

    /**
     * What a backup records of the cluster.
     *
     * @throws PostgresException when the session is lost or cancelled; a refused question only leaves its fact unknown
     */
    public ClusterFacts clusterFacts() throws PostgresException {
        return new ClusterFactsQuery(statements, serverVersion).run(hasBackupPrivileges());
    }

    /**
     * Whether the role is a superuser or has every privilege that a backup needs (contract 03 section 3.5).
     *
     * @throws PostgresException when the question fails
     */
    public boolean hasBackupPrivileges() throws PostgresException {
        return statements.single(
                "check the privileges of the role", row -> row.getBoolean(1), functions.privilegeCheck());
    }

    /**
     * Starts a non-exclusive backup; returns when the checkpoint is done, which with {@link Checkpoint#SPREAD} takes
     * minutes.
     *
     * @param label kept in {@code backup_label}
     * @throws PostgresException when PostgreSQL refuses
     */
    public BackupStart startBackup(String label, Checkpoint checkpoint) throws PostgresException {
        if (functions.hasIdleSessionTimeout()) {
            run("disable idle_session_timeout", "SET idle_session_timeout TO 0");
        }
        return statements.single(
                "start the backup",
                row -> new BackupStart(
                        row.getString(1),
                        Lsn.parse(row.getString(1)),
                        new Timeline(row.getLong(2)),
                        OffsetDateTime.parse(row.getString(3), TIME)),
                functions.start(),
                label,
                checkpoint == Checkpoint.FAST);
    }

    /**
     * Stops the backup. On a primary that archives WAL, waits without limit until the last segment that the backup
     * needs is archived; {@link #cancel} ends the wait.
     *
     * @throws PostgresException when PostgreSQL refuses or the wait was cancelled
     */
    public BackupStop stopBackup() throws PostgresException {
        if (functions.hasIdleSessionTimeout()) {
            run("reset idle_session_timeout", "RESET idle_session_timeout");
        }
        return statements.single(
                "stop the backup",
                row -> new BackupStop(
                        row.getString(1),
                        Lsn.parse(row.getString(1)),
                        new Timeline(row.getLong(2)),
                        OffsetDateTime.parse(row.getString(3), TIME),
                        row.getString(4)),
                functions.stop());
    }

    /**
     * Makes a primary begin a new WAL segment. Does nothing on a standby; a refusal of the server is only logged.
     *
     * @throws PostgresException when the role has not the privileges of a backup, or the session is cancelled
     */
    public void switchWal() throws PostgresException {
        if (!hasBackupPrivileges()) {
            throw new PostgresException(
                    "could not switch the WAL segment: the role may not; grant it pg_monitor and EXECUTE on the backup "
                            + "functions",
                    null);
        }
        if (inRecovery()) {
            LOG.log(Level.INFO, "the server is a standby: the WAL segment is not switched");
            return;
        }
        tolerate(() -> {
            String before = currentSegment();
            run("switch the WAL segment", functions.switchSegment());
            String after = currentSegment();
            if (!after.equals(before)) {
                LOG.log(Level.INFO, "switched from WAL segment " + before + " to " + after);
            }
        });
    }

    /**
     * Writes a named restore point into the WAL of a primary. Does nothing on a standby; a refusal of the server is
     * only logged.
     *
     * @throws PostgresException when the session is lost or cancelled
     */
    public void createRestorePoint(String name) throws PostgresException {
        if (!inRecovery()) {
            tolerate(() -> statements.query(
                    "create restore point \"" + name + "\"",
                    row -> row.getString(1),
                    "SELECT pg_catalog.pg_create_restore_point(?)::text",
                    name));
        }
    }

    /**
     * Ends the statement that is running, if any, and makes all later ones fail; the thread that waits for it gets a
     * {@link PostgresException}. May be called from any thread, and waits at most ten seconds for the statement's end.
     */
    public void cancel() {
        statements.cancel();
    }

    /** Ends the session and with it a backup that was not stopped. */
    @Override
    public void close() {
        closeQuietly(connection);
    }

    /**
     * What waits for the archiver, from PostgreSQL 12 on; needs the role pg_monitor.
     *
     * @throws PostgresException when the server is older, or the role may not know
     */
    public ArchiverStatus archiverStatus() throws PostgresException {
        return statements.single(
                "see what waits for the archiver",
                row -> new ArchiverStatus(row.getLong(1), Duration.ofMillis(row.getLong(2))),
                "SELECT pg_catalog.count(*), COALESCE(GREATEST(0, EXTRACT(EPOCH FROM pg_catalog.clock_timestamp()"
                        + " - pg_catalog.min(modification)) * 1000), 0)::bigint"
                        + " FROM pg_catalog.pg_ls_archive_statusdir() WHERE name LIKE '%.ready'");
    }

    /**
     * What decides whether the server can be backed up and archives its WAL.
     *
     * @throws PostgresException when a question fails
     */
    public ArchivingFacts archivingFacts() throws PostgresException {
        return new ArchivingFactsQuery(statements).run(hasBackupPrivileges());
    }

    private boolean inRecovery() throws PostgresException {
        return new ClusterFactsQuery(statements, serverVersion).inRecovery();
    }

    private String currentSegment() throws PostgresException {
        return statements.single(
                "read the name of the WAL segment", row -> row.getString(1), functions.currentSegment());
    }

    private void run(String purpose, String sql) throws PostgresException {
        statements.query(purpose, row -> null, sql);
    }

    private void tolerate(Step step) throws PostgresException {
        try {
            step.run();
        } catch (PostgresException e) {
            if (!statements.usable()) {
                throw e;
            }
            LOG.log(Level.WARNING, e.getMessage());
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "closing the session: " + FailureReason.of(e));
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws PostgresException;
    }
}
