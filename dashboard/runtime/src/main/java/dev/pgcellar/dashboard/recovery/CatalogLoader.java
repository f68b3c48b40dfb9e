package dev.pgcellar.dashboard.recovery;

import dev.pgcellar.catalog.BackupCatalog;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupInfoFormat;
import dev.pgcellar.catalog.CatalogListing;
import dev.pgcellar.catalog.KeepAnnotations;
import dev.pgcellar.catalog.KeepTarget;
import dev.pgcellar.catalog.UnknownFieldException;
import dev.pgcellar.dashboard.coverage.CoverageCollector;
import dev.pgcellar.dashboard.coverage.TimelineHistory;
import dev.pgcellar.dashboard.coverage.WalCoverage;
import dev.pgcellar.dashboard.jobs.Job;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.wal.CompressionSuffixes;
import dev.pgcellar.wal.SegmentSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Reads the catalog of a server from its store: the metadata of the backups and one listing of the WAL.
 */
final class CatalogLoader {

    private static final Logger LOG = Logger.getLogger(CatalogLoader.class);
    private static final int MOST_HISTORY_BYTES = 1 << 20;
    private static final int PROGRESS_STEP = 1000;

    private final Codecs codecs;
    private final Clock clock;

    CatalogLoader(Codecs codecs, Clock clock) {
        this.codecs = codecs;
        this.clock = clock;
    }

    ServerCatalog load(OpenedStore opened, String serverName, Job job) throws StoreException, UnknownFieldException {
        Instant begin = clock.instant();
        ObjectStore store = opened.store();
        ServerLayout layout = opened.layoutOf(serverName);
        job.says("reading the backups");
        CatalogListing listing = new BackupCatalog(store, layout, new BackupInfoFormat(clock)).list();
        Map<BackupId, KeepTarget> keeps = new KeepAnnotations(store, layout)
                .readAll(listing.backups().stream().map(BackupInfo::id).toList());
        job.says("listing the WAL");
        WalCoverage wal = wal(store, layout, segmentSize(listing.backups()), job);
        Instant end = clock.instant();
        return new ServerCatalog(
                end,
                Duration.between(begin, end),
                listing.backups(),
                listing.unreadable(),
                keeps,
                wal,
                RecoveryWindows.of(listing.backups(), wal));
    }

    private static SegmentSize segmentSize(List<BackupInfo> backups) {
        return backups.stream()
                .flatMap(backup -> backup.xlogSegmentSize().stream())
                .filter(SegmentSize::isPossible)
                .reduce((earlier, later) -> later)
                .map(SegmentSize::new)
                .orElse(SegmentSize.DEFAULT);
    }

    private WalCoverage wal(ObjectStore store, ServerLayout layout, SegmentSize size, Job job) throws StoreException {
        CoverageCollector collector = new CoverageCollector(size);
        ObjectListing objects = store.list(layout.walsPrefix());
        while (objects.hasNext()) {
            if (objects.next() instanceof ObjectInfo object) {
                collector.add(object);
                if (collector.segments() % PROGRESS_STEP == 0) {
                    job.counted(collector.segments());
                }
            }
        }
        job.counted(collector.segments());
        Map<Long, TimelineHistory> histories = new HashMap<>();
        for (Map.Entry<Long, ObjectInfo> entry : collector.histories().entrySet()) {
            read(store, entry.getKey(), entry.getValue(), histories);
        }
        return collector.coverage(histories);
    }

    /** A history that cannot be read costs the paths through it, not the whole picture. */
    private void read(ObjectStore store, long timeline, ObjectInfo object, Map<Long, TimelineHistory> histories)
            throws StoreException {
        try {
            histories.put(timeline, TimelineHistory.parse(timeline, content(store, object.key())));
        } catch (StoreException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.warnf("'%s' cannot be read: %s", object.key(), e.getMessage());
        }
    }

    private String content(ObjectStore store, String key) throws IOException {
        String suffix = CompressionSuffixes.of(key);
        try (ObjectContent content = store.get(key)
                        .orElseThrow(() -> new IOException("it was listed but vanished before it could be read"));
                InputStream plain = suffix.isEmpty()
                        ? content.stream()
                        : codecs.reading(key, suffix).decompress(content.stream())) {
            return new String(plain.readNBytes(MOST_HISTORY_BYTES), StandardCharsets.UTF_8);
        }
    }
}
