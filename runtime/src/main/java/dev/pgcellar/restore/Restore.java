package dev.pgcellar.restore;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.archive.ExtractionReport;
import dev.pgcellar.catalog.ArchivePart;
import dev.pgcellar.catalog.BackupArchive;
import dev.pgcellar.catalog.BackupArchiveListing;
import dev.pgcellar.catalog.BackupArchives;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.transfer.CopyObserver;
import dev.pgcellar.transfer.ObservedStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Restores a base backup (contract 03 section 4): archives are streamed, decompressed and extracted as they arrive; no
 * scratch space is used. WAL is fetched later, by PostgreSQL's {@code restore_command}.
 */
public final class Restore {

    private static final Logger LOG = Logger.getLogger(Restore.class);
    private static final int FIRST_WITH_PG_WAL = 100000;

    private final ObjectStore store;
    private final ServerLayout layout;
    private final Codecs codecs;
    private final CopyObserver observer;

    /**
     * @param observer is told how far the extraction is
     */
    public Restore(ObjectStore store, ServerLayout layout, Codecs codecs, CopyObserver observer) {
        this.store = store;
        this.layout = layout;
        this.codecs = codecs;
        this.observer = observer;
    }

    /**
     * Restores a backup. Every check precedes the first write; what was written stays when a later step fails. The
     * control file appears last, so that no server starts on half a cluster, even when this process is killed.
     *
     * @return once all files are durable
     * @throws OperationFailedException when a target is not empty or an archive is missing
     * @throws InvalidConfigurationException when this build lacks the codec of an archive
     * @throws InterruptedException when the calling thread is interrupted; every thread has ended then
     * @throws IOException when the store fails, an archive is damaged, or a file cannot be written
     */
    public RestoreReport run(RestoreRequest request)
            throws IOException, OperationFailedException, InterruptedException {
        RestoreTargets targets = new RestoreTargets(request);
        targets.requireEmpty();
        BackupArchiveListing archives = completeArchives(request.backup());
        observer.expected(archives.archives().stream()
                .flatMap(archive -> archive.parts().stream())
                .mapToLong(ArchivePart::size)
                .sum());
        ObjectStore observed = new ObservedStore(store, observer::copied);
        try (ArchiveExtractions extractions = new ArchiveExtractions(observed, codecs)) {
            for (BackupArchive archive : archives.archives()) {
                extractions.begin(archive, targets.of(archive.name()));
            }
            ExtractionReport total = extractions.await();
            targets.linkTablespaces();
            completeDataDirectory(request.backup(), targets.dataDirectory());
            extractions.publishControlFile();
            return new RestoreReport(total.files(), total.bytes());
        }
    }

    private BackupArchiveListing completeArchives(BackupInfo backup) throws IOException, OperationFailedException {
        BackupArchiveListing listing = new BackupArchives(store, layout, codecs.suffixes()).list(backup);
        listing.unrecognised().forEach(key -> LOG.warnf("'%s' is not an archive this version knows; ignored", key));
        if (!listing.missing().isEmpty()) {
            String folder = layout.backupPrefix(backup.id().text());
            throw new OperationFailedException("backup " + backup.id() + " is incomplete; there is no "
                    + listing.missing().stream()
                            .map(name -> "'" + folder + name + ".tar'")
                            .collect(Collectors.joining(", "))
                    + ", compressed or not");
        }
        // A missing codec must show before the first byte is written.
        listing.archives().stream()
                .flatMap(archive -> archive.parts().stream())
                .filter(part -> !part.codecSuffix().isEmpty())
                .forEach(part -> codecs.reading(part.key(), part.codecSuffix()));
        return listing;
    }

    private static void completeDataDirectory(BackupInfo backup, Path dataDirectory) throws IOException {
        boolean old =
                backup.version().filter(version -> version < FIRST_WITH_PG_WAL).isPresent();
        Files.createDirectories(dataDirectory.resolve(old ? "pg_xlog" : "pg_wal"));
        sync(dataDirectory.resolve("pg_tblspc"));
        sync(dataDirectory);
    }

    private static void sync(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
