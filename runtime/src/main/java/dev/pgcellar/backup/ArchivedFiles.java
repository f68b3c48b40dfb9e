package dev.pgcellar.backup;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.archive.ClusterWalk;
import dev.pgcellar.archive.TablespaceLocation;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.postgres.BackupStop;
import dev.pgcellar.postgres.ClusterFacts;
import dev.pgcellar.postgres.PostgresException;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.transfer.CopyObserver;
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
 * The files of a cluster as archives: the data directory, each tablespace, and the configuration files that lie
 * elsewhere.
 */
final class ArchivedFiles implements BackupContent {

    private static final Logger LOG = Logger.getLogger(ArchivedFiles.class);

    private static final String LABEL = "backup_label";
    private static final int LABEL_MODE = 0644;

    private final ObjectStore store;
    private final ServerLayout layout;
    private final BackupRequest request;
    private final CopyObserver observer;

    ArchivedFiles(ObjectStore store, ServerLayout layout, BackupRequest request, CopyObserver observer) {
        this.store = request.limited(store);
        this.layout = layout;
        this.request = request;
        this.observer = observer;
    }

    @Override
    public String activity() {
        return "uploading data";
    }

    @Override
    public long store(RunningBackup backup)
            throws IOException, PostgresException, OperationFailedException, InterruptedException {
        CopyStatistics statistics = new CopyStatistics(request.jobs(), System::nanoTime);
        ClusterFacts facts = backup.learn();
        PartSizing sizing = PartSizing.choose(
                store.limits(), request.maxArchiveSize(), request.partSizeFloor(), clusterSize(facts));
        clusterSize(facts).ifPresent(observer::expected);
        backup.start(request.checkpoint());
        try (Uploads uploads = new Uploads(store, sizing.partSize(), request.jobs(), request.jobs())) {
            ArchiveSeries archives = new ArchiveSeries(uploads, layout, backup.id(), request, statistics, observer);
            OpenArchive tail =
                    new ClusterCopy(uploads, archives, sizing.archiveLimit(), request.jobs()).copy(sources(facts));
            appendConfiguration(tail, facts);
            appendLabel(tail, backup.stop(), facts);
            archives.complete(tail);
            backup.info().copyStats(statistics.toDict());
            return archives.bytesStored();
        }
    }

    /**
     * Complete archives are found by their backup's id and deleted with it, and uploads that are known were aborted. One
     * whose beginning was interrupted may exist, unknown. Best effort: looking for it needs a permission of its own.
     */
    @Override
    public void discard(RunningBackup backup) {
        String prefix = layout.backupPrefix(backup.id().text());
        try {
            store.discardUnfinishedUploads(List.of(prefix));
        } catch (StoreException e) {
            LOG.debugf("unfinished uploads under '%s', if there are any, stay: %s", prefix, e.getMessage());
        }
    }

    /** What {@link #discard} says holds here, too. */
    @Override
    public void leave(RunningBackup backup) {}

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
