package dev.pgcellar.backup;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfoBuilder;
import dev.pgcellar.postgres.BackupStop;
import dev.pgcellar.postgres.Checkpoint;
import dev.pgcellar.postgres.ClusterFacts;
import dev.pgcellar.postgres.PostgresException;
import dev.pgcellar.postgres.PostgresSession;
import org.jboss.logging.Logger;

/**
 * A backup on its way: what PostgreSQL has to do for it, and the metadata, into which everything that is learnt goes at
 * once, so that the record of a failure holds all that was known.
 */
public final class RunningBackup {

    private static final Logger LOG = Logger.getLogger(RunningBackup.class);

    private final PostgresSession session;
    private final String serverName;
    private final BackupId id;
    private final BackupInfoBuilder info;
    private final ClusterRecord record;
    private ClusterFacts facts;

    RunningBackup(PostgresSession session, String serverName, BackupInfoBuilder info) {
        this.session = session;
        this.serverName = serverName;
        this.id = info.build().id();
        this.info = info;
        this.record = new ClusterRecord(info);
    }

    /** The id of the backup. */
    public BackupId id() {
        return id;
    }

    /** The metadata. */
    public BackupInfoBuilder info() {
        return info;
    }

    /**
     * Asks the server about itself; the first step of every backup.
     *
     * @throws OperationFailedException when the session's user may not take backups
     */
    public ClusterFacts learn() throws PostgresException, OperationFailedException {
        facts = session.clusterFacts();
        record.facts(facts);
        if (!session.hasBackupPrivileges()) {
            throw new OperationFailedException("the PostgreSQL user may not take backups; it must be a superuser, or a"
                    + " member of pg_monitor that may execute the backup start and stop functions, pg_switch_wal"
                    + " and pg_create_restore_point");
        }
        return facts;
    }

    /** Enters backup mode; after {@link #learn}. */
    public void start(Checkpoint checkpoint) throws PostgresException {
        record.started(session.startBackup("Barman backup " + serverName + " " + id, checkpoint), facts.segmentSize());
    }

    /** Leaves backup mode, which waits until PostgreSQL has archived the WAL that the backup needs; then switches WAL. */
    public BackupStop stop() throws PostgresException {
        LOG.info("the files are copied; waiting for PostgreSQL to archive the WAL the backup needs");
        BackupStop stop = session.stopBackup();
        record.stopped(stop, facts.segmentSize());
        session.switchWal();
        session.createRestorePoint("barman_" + id);
        return stop;
    }
}
