package dev.pgcellar.backup;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.archive.ClusterWalk;
import dev.pgcellar.archive.TablespaceLocation;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfoBuilder;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.postgres.BackupStop;
import dev.pgcellar.postgres.ClusterFacts;
import dev.pgcellar.postgres.PostgresException;
import dev.pgcellar.postgres.PostgresSession;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.transfer.PartSizing;
import dev.pgcellar.transfer.Uploads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * The part of a backup that may fail and leave a record: from asking the server about itself to the last archive. What
 * is learnt on the way goes into the metadata at once, so that the record of a failure holds all that was known.
 */
final class BackupRun {

    private static final Logger LOG = Logger.getLogger(BackupRun.class);

    private static final String LABEL = "backup_label";
    private static final int LABEL_MODE = 0644;

    private final ObjectStore store;
    private final ServerLayout layout;
    private final PostgresSession session;
    private final BackupRequest request;
    private final BackupId id;
    private final ClusterRecord record;

    BackupRun(
            ObjectStore store,
            ServerLayout layout,
            PostgresSession session,
            BackupRequest request,
            BackupInfoBuilder info) {
        this.store = request.limited(store);
        this.layout = layout;
        this.session = session;
        this.request = request;
        this.id = info.build().id();
        this.record = new ClusterRecord(info);
    }

    /** Copies the cluster and returns the size of all archives in bytes. */
    long copy() throws IOException, PostgresException, OperationFailedException, InterruptedException {
        CopyStatistics statistics = new CopyStatistics(request.jobs(), System::nanoTime);
        ClusterFacts facts = session.clusterFacts();
        record.facts(facts);
        requirePrivileges();
        PartSizing sizing = PartSizing.choose(
                store.limits(), request.maxArchiveSize(), request.partSizeFloor(), clusterSize(facts));
        record.started(session.startBackup("Barman backup cloud " + id, request.checkpoint()), facts.segmentSize());
        try (Uploads uploads = new Uploads(store, sizing.partSize(), request.jobs(), request.jobs())) {
            ArchiveSeries archives = new ArchiveSeries(uploads, layout, id, request, statistics);
            OpenArchive tail =
                    new ClusterCopy(uploads, archives, sizing.archiveLimit(), request.jobs()).copy(sources(facts));
            appendConfiguration(tail, facts);
            BackupStop stop = stop(facts);
            appendLabel(tail, stop, facts);
            archives.complete(tail);
            record.copied(statistics);
            return archives.bytesStored();
        }
    }

    private void requirePrivileges() throws PostgresException, OperationFailedException {
        if (!session.hasBackupPrivileges()) {
            throw new OperationFailedException("the PostgreSQL user may not take backups; it must be a superuser, or a"
                    + " member of pg_monitor that may execute the backup start and stop functions, pg_switch_wal"
                    + " and pg_create_restore_point");
        }
    }

    private static OptionalLong clusterSize(ClusterFacts facts) {
        return facts.clusterSize() == null ? OptionalLong.empty() : OptionalLong.of(facts.clusterSize());
    }

    private static List<ArchiveSource> sources(ClusterFacts facts) throws IOException {
        List<ArchiveSource> sources = new ArrayList<>();
        List<TablespaceLocation> locations = facts.tablespaces().stream()
                .map(tablespace -> new TablespaceLocation(tablespace.oid(), Path.of(tablespace.location())))
                .toList();
        Path pgdata = Path.of(facts.pgdata());
        for (TablespaceLocation tablespace : locations) {
            sources.add(new ArchiveSource(
                    Long.toString(tablespace.oid()),
                    ClusterWalk.ofTablespace(pgdata.resolve(tablespace.location()), facts.majorVersionText())));
        }
        sources.add(new ArchiveSource(ArchiveSource.DATA, ClusterWalk.ofDataDirectory(pgdata, locations)));
        return sources;
    }

    private static void appendConfiguration(OpenArchive tail, ClusterFacts facts) throws IOException {
        tail.writer().addControlFile(Path.of(facts.pgdata()));
        ConfigurationFiles configuration = new ConfigurationFiles(facts);
        configuration.addTo(tail.writer());
        configuration.warnOfIncludedFiles();
    }

    private BackupStop stop(ClusterFacts facts) throws PostgresException {
        LOG.info("the files are copied; waiting for PostgreSQL to archive the WAL the backup needs");
        BackupStop stop = session.stopBackup();
        record.stopped(stop, facts.segmentSize());
        session.switchWal();
        session.createRestorePoint("barman_" + id);
        return stop;
    }

    private static void appendLabel(OpenArchive tail, BackupStop stop, ClusterFacts facts) throws IOException {
        if (stop.label() == null || stop.label().isEmpty()) {
            return;
        }
        Path pgdata = Path.of(facts.pgdata());
        int uid = (int) Files.getAttribute(pgdata, "unix:uid");
        int gid = (int) Files.getAttribute(pgdata, "unix:gid");
        tail.writer().addBytes(LABEL, LABEL_MODE, uid, gid, stop.label().getBytes(StandardCharsets.UTF_8));
    }
}
