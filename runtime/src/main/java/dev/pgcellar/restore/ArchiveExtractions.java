package dev.pgcellar.restore;

import dev.pgcellar.archive.ExtractionReport;
import dev.pgcellar.archive.TarExtractor;
import dev.pgcellar.catalog.ArchivePart;
import dev.pgcellar.catalog.BackupArchive;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.transfer.Downloads;
import dev.pgcellar.transfer.ExecutorShutdown;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Extracts the archives of a backup, several at the same time. The first failure ends all of them.
 */
final class ArchiveExtractions implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ArchiveExtractions.class);
    private static final int PARALLEL_ARCHIVES = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Downloads downloads;
    private final Codecs codecs;
    private final ExecutorService threads = Executors.newFixedThreadPool(PARALLEL_ARCHIVES, work -> {
        Thread thread = new Thread(work, "archive-extraction");
        thread.setDaemon(true);
        return thread;
    });
    private final CompletionService<ExtractionReport> running = new ExecutorCompletionService<>(threads);
    private final List<TarExtractor> extractors = new ArrayList<>();
    private int begun;

    ArchiveExtractions(ObjectStore store, Codecs codecs) {
        this.downloads = new Downloads(store);
        this.codecs = codecs;
    }

    /** Begins to extract an archive with all its continuations into a folder, which is created if need be. */
    void begin(BackupArchive archive, Path target) throws IOException {
        TarExtractor extractor = new TarExtractor(target);
        extractors.add(extractor);
        int part = 0;
        for (ArchivePart object : archive.parts()) {
            int number = part++;
            running.submit(() -> extract(object, number, extractor));
            begun++;
        }
    }

    private ExtractionReport extract(ArchivePart object, int part, TarExtractor extractor)
            throws IOException, InterruptedException {
        LOG.infof("extracting '%s' (%d bytes)", object.key(), object.size());
        try (InputStream content = downloads.open(object.key(), object.size());
                InputStream tar = object.codecSuffix().isEmpty()
                        ? content
                        : codecs.reading(object.key(), object.codecSuffix()).decompress(content)) {
            return extractor.extract(tar, part);
        } catch (IOException e) {
            throw e.getMessage() != null && e.getMessage().contains(object.key())
                    ? e
                    : new IOException("'" + object.key() + "': " + e.getMessage(), e);
        }
    }

    /** Waits until everything that was begun is extracted and durable, but for the control file. */
    ExtractionReport await() throws IOException, InterruptedException {
        ExtractionReport total = new ExtractionReport(0, 0);
        for (int i = 0; i < begun; i++) {
            try {
                total = total.plus(running.take().get());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException io
                        ? io
                        : new IOException("extracting failed: " + e.getCause(), e.getCause());
            }
        }
        for (TarExtractor extractor : extractors) {
            extractor.finish();
        }
        return total;
    }

    /** Publishes the control file, the last step: from then on a server starts on what was extracted. */
    void publishControlFile() throws IOException {
        for (TarExtractor extractor : extractors) {
            extractor.publishControlFile();
        }
    }

    @Override
    public void close() {
        ExecutorShutdown.now(threads, PATIENCE);
        downloads.close();
        extractors.forEach(TarExtractor::close);
    }
}
