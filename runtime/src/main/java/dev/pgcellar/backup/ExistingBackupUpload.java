package dev.pgcellar.backup;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.archive.ClusterWalk;
import dev.pgcellar.archive.TablespaceLocation;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupInfoException;
import dev.pgcellar.catalog.BackupInfoFormat;
import dev.pgcellar.catalog.Tablespace;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.transfer.CopyObserver;
import dev.pgcellar.transfer.PartSizing;
import dev.pgcellar.transfer.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Stores a base backup that exists in a folder (contract 03 section 3.6). No PostgreSQL server is asked: what the
 * metadata say is taken as it is, and the metadata are stored byte for byte, last. A failure leaves them out, so that
 * the backup is not visible.
 */
public final class ExistingBackupUpload {

    private final ObjectStore store;
    private final ServerLayout layout;

    public ExistingBackupUpload(ObjectStore store, ServerLayout layout) {
        this.store = store;
        this.layout = layout;
    }

    /**
     * Stores the backup.
     *
     * @param request its name and checkpoint mean nothing here
     * @return size of all archives in the store, in bytes
     * @throws OperationFailedException when a folder is missing or a copy cannot be stored
     * @throws BackupInfoException when the metadata cannot be understood
     * @throws IOException when the metadata cannot be read
     * @throws InterruptedException when the calling thread was interrupted; nothing is visible then
     */
    public long run(ExistingBackup backup, BackupRequest request)
            throws IOException, BackupInfoException, OperationFailedException, InterruptedException {
        byte[] metadata = read(backup.backupInfo());
        BackupInfo info = new BackupInfoFormat(Clock.systemDefaultZone()).read(backup.id(), metadata);
        List<ArchiveSource> sources = sources(backup, info);
        try {
            long bytesStored = copy(backup, sources, request);
            new BackupInfoUpload(store, layout, request.tags()).write(backup.id(), metadata);
            return bytesStored;
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the upload of backup " + backup.id() + " was interrupted");
            }
            Throwable reason = CopyFailure.root(e);
            throw new OperationFailedException(
                    "backup " + backup.id() + " cannot be uploaded from '" + backup.folder() + "': "
                            + CopyFailure.firstLine(reason),
                    reason);
        }
    }

    /** Reads no more than metadata may have; whatever is longer is refused by the reader of the format. */
    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BackupInfoFormat.MAX_BYTES + 1);
        }
    }

    private List<ArchiveSource> sources(ExistingBackup backup, BackupInfo info)
            throws IOException, OperationFailedException {
        List<ArchiveSource> sources = new ArrayList<>();
        List<TablespaceLocation> locations = new ArrayList<>();
        for (Tablespace tablespace : info.tablespaces()) {
            Path folder = requireFolder(backup.tablespace(tablespace.oid()));
            sources.add(new ArchiveSource(
                    Long.toString(tablespace.oid()), ClusterWalk.ofTablespace(folder, majorVersion(info))));
            locations.add(new TablespaceLocation(tablespace.oid(), Path.of(tablespace.location())));
        }
        Path data = requireFolder(backup.dataDirectory());
        sources.add(new ArchiveSource(ArchiveSource.DATA, ClusterWalk.ofCopiedDataDirectory(data, locations)));
        return sources;
    }

    private static Path requireFolder(Path folder) throws OperationFailedException {
        if (!Files.isDirectory(folder)) {
            throw new OperationFailedException("the backup is incomplete: '" + folder + "' is not a folder");
        }
        return folder;
    }

    /** As the folders of tablespaces spell it: {@code 15}, {@code 9.6}. */
    private static String majorVersion(BackupInfo info) {
        long version = info.version()
                .orElseThrow(() -> new InvalidConfigurationException(
                        "backup.info of backup " + info.id() + " does not say of which PostgreSQL version it is"));
        return version >= 100000 ? Long.toString(version / 10000) : version / 10000 + "." + version / 100 % 100;
    }

    private long copy(ExistingBackup backup, List<ArchiveSource> sources, BackupRequest request)
            throws IOException, InterruptedException {
        PartSizing sizing = PartSizing.choose(
                store.limits(), request.maxArchiveSize(), request.partSizeFloor(), OptionalLong.empty());
        CopyStatistics statistics = new CopyStatistics(request.jobs(), System::nanoTime);
        try (Uploads uploads = new Uploads(request.limited(store), sizing.partSize(), request.jobs(), request.jobs())) {
            ArchiveSeries archives =
                    new ArchiveSeries(uploads, layout, backup.id(), request, statistics, CopyObserver.NONE);
            OpenArchive tail = new ClusterCopy(uploads, archives, sizing.archiveLimit(), request.jobs()).copy(sources);
            tail.writer().addControlFile(backup.dataDirectory());
            archives.complete(tail);
            return archives.bytesStored();
        }
    }
}
