package dev.pgcellar.doctor;

import dev.pgcellar.catalog.BackupCatalog;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupInfoFormat;
import dev.pgcellar.catalog.CatalogListing;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.Finding;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.wal.SegmentSize;
import dev.pgcellar.wal.WalInventory;
import dev.pgcellar.wal.WalName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at what a server has in a store: whether there is a backup to restore, and the WAL that belongs to it. */
final class ArchiveExamination {

    private static final String BACKUPS = "backups";
    private static final String WAL = "WAL";
    private static final Duration OLD = Duration.ofDays(7);

    private final ObjectStore store;
    private final ServerLayout layout;
    private final Clock clock;

    ArchiveExamination(ObjectStore store, ServerLayout layout, Clock clock) {
        this.store = store;
        this.layout = layout;
        this.clock = clock;
    }

    void run(Consumer<Finding> report) {
        try {
            CatalogListing catalog = new BackupCatalog(store, layout, new BackupInfoFormat(clock)).list();
            Optional<BackupInfo> newest =
                    catalog.backups().stream().filter(BackupInfo::isDone).reduce((older, newer) -> newer);
            report.accept(newest.isEmpty() ? withoutBackup(catalog) : backups(catalog, newest.get()));
            if (newest.isPresent()) {
                report.accept(wal(newest.get()));
            }
        } catch (Exception e) {
            report.accept(Findings.failure(BACKUPS, e, "Look at the object the message names."));
        }
    }

    private Finding withoutBackup(CatalogListing catalog) throws StoreException {
        if (!catalog.unreadable().isEmpty()) {
            return Finding.failed(
                    BACKUPS,
                    "no backup is complete, and " + catalog.unreadable().size() + " cannot be read",
                    "See pgcellar backup-list -v, and take a backup.");
        }
        if (!new WalInventory(store, layout).isEmpty()) {
            return Finding.warning(
                    BACKUPS,
                    "there is WAL, but no complete backup that it could be applied to",
                    "Take a backup with pgcellar backup; if this is a new server, choose an empty place instead.");
        }
        return catalog.backups().isEmpty()
                ? Finding.ok(BACKUPS, "none, and no WAL: the place is free for a new server")
                : Finding.warning(
                        BACKUPS,
                        "none of " + catalog.backups().size() + " is complete",
                        "Take a backup with pgcellar backup, and see pgcellar backup-show why those failed.");
    }

    private Finding backups(CatalogListing catalog, BackupInfo newest) {
        long complete = catalog.backups().stream().filter(BackupInfo::isDone).count();
        Optional<Duration> age =
                newest.endTime().map(OffsetDateTime::toInstant).map(end -> Duration.between(end, clock.instant()));
        String found = complete + " complete, the newest is " + newest.id()
                + age.map(duration -> ", " + Ages.text(duration) + " old").orElse("");
        if (!catalog.unreadable().isEmpty()) {
            return Finding.warning(
                    BACKUPS,
                    found + "; " + catalog.unreadable().size() + " cannot be read",
                    "See pgcellar backup-list -v; retention does not know what WAL these need.");
        }
        return age.filter(duration -> duration.compareTo(OLD) > 0).isPresent()
                ? Finding.warning(BACKUPS, found, "Take a backup, and let cron or a systemd timer take them regularly.")
                : Finding.ok(BACKUPS, found);
    }

    /** Follows the segments of the backup's timeline from the first that the backup needs. */
    private Finding wal(BackupInfo backup) throws StoreException {
        Optional<WalName> first = backup.beginWal().flatMap(WalName::parse);
        Optional<WalName> last = backup.endWal().flatMap(WalName::parse);
        if (first.isEmpty() || last.isEmpty()) {
            return Finding.skipped(WAL, "backup " + backup.id() + " does not say which it needs");
        }
        SegmentSize size = backup.xlogSegmentSize()
                .filter(SegmentSize::isPossible)
                .map(SegmentSize::new)
                .orElse(SegmentSize.DEFAULT);
        SegmentChain chain = SegmentChain.follow(store, layout, first.get(), size);
        if (!chain.hasAll(last.get())) {
            String missing = chain.firstMissing()
                    .or(() -> chain.lastBeforeGap().flatMap(size::following))
                    .map(WalName::text)
                    .orElse(last.get().text());
            return Finding.failed(
                    WAL,
                    "backup " + backup.id() + " cannot be restored: '" + missing + "' is missing",
                    "Let PostgreSQL archive it if it still has it; otherwise take a new backup.");
        }
        if (chain.firstMissing().isPresent()) {
            return Finding.failed(
                    WAL,
                    "backup " + backup.id() + " can be recovered no further than '"
                            + chain.lastBeforeGap().get() + "': '"
                            + chain.firstMissing().get() + "' is missing",
                    "Let PostgreSQL archive it if it still has it; otherwise take a new backup.");
        }
        return Finding.ok(
                WAL,
                chain.count() + (chain.count() == 1 ? " segment" : " segments") + " without a gap since backup "
                        + backup.id()
                        + chain.newest()
                                .map(time -> ", the last archived " + age(time) + " ago")
                                .orElse(""));
    }

    private String age(Instant time) {
        return Ages.text(Duration.between(time, clock.instant()));
    }
}
