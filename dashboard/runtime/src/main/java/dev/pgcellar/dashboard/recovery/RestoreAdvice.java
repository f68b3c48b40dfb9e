package dev.pgcellar.dashboard.recovery;

import dev.pgcellar.api.ServerTarget;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.dashboard.coverage.SegmentRun;
import dev.pgcellar.spi.ProviderOption;
import dev.pgcellar.wal.WalName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Answers whether a server can be restored to an instant. Of several timelines the highest is taken, as PostgreSQL does,
 * and of its backups the newest, from which the least WAL is replayed.
 */
public final class RestoreAdvice {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final RestoreCommands commands;
    private final ServerCatalog catalog;

    /**
     * @param target where the server's backups are
     * @param options those of the target's storage
     * @param catalog what is there
     */
    public RestoreAdvice(ServerTarget target, List<ProviderOption> options, ServerCatalog catalog) {
        this.commands = new RestoreCommands(target, options);
        this.catalog = catalog;
    }

    /**
     * Answers for an instant.
     *
     * @param timeline the wanted one; empty for any
     */
    public RestoreAnswer answer(Instant at, OptionalLong timeline) {
        List<RecoveryWindow> windows = catalog.windows().windows().stream()
                .filter(window -> timeline.isEmpty() || window.timeline() == timeline.getAsLong())
                .toList();
        return windows.stream()
                .filter(window -> window.contains(at))
                .max(Comparator.comparingLong(RecoveryWindow::timeline)
                        .thenComparing(window -> window.backup().id()))
                .map(window -> possible(at, window, windows))
                .orElseGet(() -> impossible(at, windows));
    }

    private RestoreAnswer possible(Instant at, RecoveryWindow window, List<RecoveryWindow> windows) {
        long read = segmentsUntil(at, window);
        String id = window.backup().id().text();
        List<Long> others = windows.stream()
                .filter(other -> other.contains(at) && other.timeline() != window.timeline())
                .map(RecoveryWindow::timeline)
                .distinct()
                .sorted()
                .toList();
        return new RestoreAnswer(
                at,
                true,
                "Backup " + id + " ended at " + SECONDS.format(window.from())
                        + ", and the WAL from it on is archived without a gap until " + SECONDS.format(window.to())
                        + ".",
                id,
                window.timeline(),
                window.first(),
                lastSegment(window, read),
                read,
                List.of(commands.restore(id)),
                List.of(
                        "restore_command = '" + commands.restoreCommand() + "'",
                        "recovery_target_time = '" + TIME.format(at) + "'",
                        "recovery_target_timeline = '" + window.timeline() + "'"),
                others,
                null,
                null);
    }

    /** About how many segments recovery reads; exact at the end of the window. */
    private long segmentsUntil(Instant at, RecoveryWindow window) {
        long first = number(window.first());
        long consistent = window.backup().endWal().map(this::number).orElse(first);
        long last = number(window.last());
        long reached = runOfLast(window).map(run -> run.at(at)).orElse(last);
        return Math.max(consistent, Math.min(last, reached)) - first + 1;
    }

    private Optional<SegmentRun> runOfLast(RecoveryWindow window) {
        WalName last = WalName.parse(window.last()).orElseThrow();
        return catalog.wal().runWith(last.timeline().id(), number(window.last()));
    }

    private String lastSegment(RecoveryWindow window, long read) {
        WalName last = WalName.parse(window.last()).orElseThrow();
        long number = number(window.first()) + read - 1;
        boolean isOfLastTimeline =
                catalog.wal().runWith(last.timeline().id(), number).isPresent();
        long timeline = isOfLastTimeline
                ? last.timeline().id()
                : WalName.parse(window.first()).orElseThrow().timeline().id();
        return catalog.wal().segmentName(timeline, number);
    }

    private long number(String segment) {
        return catalog.wal().segmentSize().numberOf(WalName.parse(segment).orElseThrow());
    }

    private RestoreAnswer impossible(Instant at, List<RecoveryWindow> windows) {
        Optional<Instant> before =
                windows.stream().map(RecoveryWindow::to).filter(at::isAfter).max(Comparator.naturalOrder());
        Optional<Instant> after =
                windows.stream().map(RecoveryWindow::from).filter(at::isBefore).min(Comparator.naturalOrder());
        return new RestoreAnswer(
                at,
                false,
                reason(at, windows),
                null,
                null,
                null,
                null,
                0,
                List.of(),
                List.of(),
                List.of(),
                before.orElse(null),
                after.orElse(null));
    }

    private String reason(Instant at, List<RecoveryWindow> windows) {
        Optional<RecoveryWindow> furthest = windows.stream()
                .filter(window -> !window.from().isAfter(at))
                .max(Comparator.comparing(RecoveryWindow::to)
                        .thenComparing(window -> window.backup().id()));
        if (furthest.isPresent()) {
            return endOf(furthest.get());
        }
        Optional<BackupInfo> unusable = catalog.windows().unusable().stream()
                .flatMap(backup -> catalog.backup(backup.id()).stream())
                .filter(backup -> backup.endTime()
                        .filter(end -> !end.toInstant().isAfter(at))
                        .isPresent())
                .reduce((earlier, later) -> later);
        if (unusable.isPresent()) {
            return "The only complete backups that had ended by then cannot be used; of backup "
                    + unusable.get().id() + ": " + reasonOf(unusable.get()) + ".";
        }
        return catalog.backups().stream().noneMatch(BackupInfo::isDone)
                ? "There is no complete backup."
                : "No complete backup had ended by then.";
    }

    private String reasonOf(BackupInfo backup) {
        return catalog.windows().unusable().stream()
                .filter(unusable -> unusable.id().equals(backup.id().text()))
                .map(UnusableBackup::reason)
                .findFirst()
                .orElse("");
    }

    private static String endOf(RecoveryWindow window) {
        if (window.end() == RecoveryWindow.End.GAP) {
            return "WAL segment " + window.missing() + " is not archived: from backup "
                    + window.backup().id() + " recovery gets to " + SECONDS.format(window.to())
                    + " and no further, and no later backup had ended by then.";
        }
        return "The archived WAL ends with segment " + window.last() + ", archived at " + SECONDS.format(window.to())
                + ".";
    }
}
