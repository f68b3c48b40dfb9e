package dev.pgcellar.backup;

import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.transfer.Compression;
import dev.pgcellar.transfer.CopyObserver;
import dev.pgcellar.transfer.ObjectUpload;
import dev.pgcellar.transfer.Uploads;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The archives of one backup. An archive that is opened again under the same name is a continuation and gets the next
 * number (contract 01 section 1), whether the one before grew too large or another writer is at work on it.
 */
final class ArchiveSeries {

    private final Uploads uploads;
    private final ServerLayout layout;
    private final BackupId backupId;
    private final Optional<Compression> compression;
    private final WriteOptions options;
    private final CopyStatistics statistics;
    private final CopyObserver observer;
    private final Map<String, AtomicInteger> nextPart = new ConcurrentHashMap<>();
    private final AtomicLong bytesStored = new AtomicLong();

    ArchiveSeries(
            Uploads uploads,
            ServerLayout layout,
            BackupId backupId,
            BackupRequest request,
            CopyStatistics statistics,
            CopyObserver observer) {
        this.uploads = uploads;
        this.layout = layout;
        this.backupId = backupId;
        this.compression = request.archiveCompression();
        this.options = WriteOptions.DEFAULT.withTags(request.tags());
        this.statistics = statistics;
        this.observer = observer;
    }

    /**
     * Begins an archive.
     *
     * @param name {@code data}, or the OID of a tablespace
     */
    OpenArchive open(String name) throws IOException {
        long openedAt = statistics.opened(name);
        int part = nextPart.computeIfAbsent(name, key -> new AtomicInteger()).getAndIncrement();
        String suffix = compression.map(Compression::suffix).orElse("");
        ObjectUpload upload = uploads.begin(layout.archive(backupId.text(), name, part, suffix), options);
        OutputStream codec = compression.isPresent()
                ? compression.get().codec().compress(upload, compression.get().level())
                : upload;
        return new OpenArchive(name, openedAt, upload, new CountedOutput(codec, observer::copied));
    }

    /** Finishes an archive. */
    void complete(OpenArchive archive) throws IOException {
        bytesStored.addAndGet(archive.complete(statistics));
    }

    /** Whether an archive of this name was begun. */
    boolean contains(String name) {
        return nextPart.containsKey(name);
    }

    /** Bytes of all finished archives, after compression. */
    long bytesStored() {
        return bytesStored.get();
    }
}
