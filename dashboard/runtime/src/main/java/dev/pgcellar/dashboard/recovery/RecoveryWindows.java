package dev.pgcellar.dashboard.recovery;

import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.dashboard.coverage.WalCoverage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What can be recovered to, backup by backup and timeline by timeline.
 *
 * @param windows one for each complete backup and each timeline that it reaches
 * @param unusable complete backups whose own WAL is not all there
 */
public record RecoveryWindows(List<RecoveryWindow> windows, List<UnusableBackup> unusable) {

    /** Instants that can be recovered to without a break. */
    public record Span(long timeline, Instant from, Instant to) {}

    public RecoveryWindows {
        windows = List.copyOf(windows);
        unusable = List.copyOf(unusable);
    }

    /** Computes the windows of a catalog. Makes no request. */
    public static RecoveryWindows of(List<BackupInfo> backups, WalCoverage wal) {
        RecoveryPaths paths = new RecoveryPaths(wal);
        List<RecoveryWindow> windows = new ArrayList<>();
        List<UnusableBackup> unusable = new ArrayList<>();
        for (BackupInfo backup : backups) {
            if (backup.isDone()) {
                Optional<String> reason = paths.missing(backup);
                if (reason.isPresent()) {
                    unusable.add(new UnusableBackup(backup.id().text(), reason.get()));
                } else {
                    windows.addAll(paths.windows(backup));
                }
            }
        }
        return new RecoveryWindows(windows, unusable);
    }

    /** The windows of one backup. */
    public List<RecoveryWindow> ofBackup(String id) {
        return windows.stream()
                .filter(window -> window.backup().id().text().equals(id))
                .toList();
    }

    /** What can be recovered to whatever the backup, by ascending timeline and time. */
    public List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (long timeline :
                new TreeSet<>(windows.stream().map(RecoveryWindow::timeline).toList())) {
            spans.addAll(spansOf(timeline));
        }
        return spans;
    }

    private List<Span> spansOf(long timeline) {
        List<Span> spans = new ArrayList<>();
        windows.stream()
                .filter(window -> window.timeline() == timeline)
                .sorted(Comparator.comparing(RecoveryWindow::from))
                .forEach(window -> {
                    Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
                    if (last == null || window.from().isAfter(last.to())) {
                        spans.add(new Span(timeline, window.from(), window.to()));
                    } else if (window.to().isAfter(last.to())) {
                        spans.set(spans.size() - 1, new Span(timeline, last.from(), window.to()));
                    }
                });
        return spans;
    }
}
