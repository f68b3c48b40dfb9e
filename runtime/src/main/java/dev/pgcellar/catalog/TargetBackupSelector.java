package dev.pgcellar.catalog;

import dev.pgcellar.spi.StoreException;
import dev.pgcellar.wal.Lsn;
import dev.pgcellar.wal.Timeline;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the backup for a recovery target when the BACKUP_ID argument is {@code auto} (contract 03 section 4): the
 * newest that can reach it. Only complete backups are considered (contract 09 no. 4).
 */
public final class TargetBackupSelector {

    private final ArchivedTimelines archive;

    /**
     * @param archive asked only when the latest timeline is wanted
     */
    public TargetBackupSelector(ArchivedTimelines archive) {
        this.archive = archive;
    }

    /**
     * Finds the newest backup that can reach a target.
     *
     * @return empty when there is none
     * @throws BackupSelectionException when the timeline cannot be determined
     */
    public Optional<BackupInfo> select(CatalogListing listing, RecoveryTarget target, TargetTimeline timeline)
            throws StoreException, BackupSelectionException {
        Predicate<BackupInfo> onTimeline = onTimeline(timeline);
        return listing.backups().stream()
                .filter(BackupInfo::isDone)
                .filter(onTimeline)
                .filter(backup -> reaches(backup, target))
                .max(Comparator.comparing(BackupInfo::id));
    }

    private Predicate<BackupInfo> onTimeline(TargetTimeline wanted) throws StoreException, BackupSelectionException {
        if (wanted instanceof TargetTimeline.Exactly exactly) {
            return isOn(exactly.timeline());
        }
        if (wanted instanceof TargetTimeline.Latest) {
            return isOn(archive.highest()
                    .orElseThrow(() -> new BackupSelectionException(
                            "--target-tli latest: the WAL archive is empty, so it has no latest timeline")));
        }
        if (wanted instanceof TargetTimeline.Current) {
            throw new BackupSelectionException(
                    "--target-tli current cannot choose a backup; give 'latest' or a number, or name the backup");
        }
        return backup -> true;
    }

    private static Predicate<BackupInfo> isOn(Timeline timeline) {
        return backup -> backup.timeline().filter(id -> id == timeline.id()).isPresent();
    }

    private static boolean reaches(BackupInfo backup, RecoveryTarget target) {
        if (target instanceof RecoveryTarget.AtTime at) {
            return backup.endTime().filter(end -> !end.isAfter(at.time())).isPresent();
        }
        if (target instanceof RecoveryTarget.AtLsn at) {
            return endLsn(backup).filter(end -> end.compareTo(at.lsn()) <= 0).isPresent();
        }
        return true;
    }

    /** A damaged LSN is as good as none: the backup cannot be shown to reach the target. */
    private static Optional<Lsn> endLsn(BackupInfo backup) {
        try {
            return backup.endXlog().map(Lsn::parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
