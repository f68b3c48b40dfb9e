package dev.pgcellar.dashboard.retention;

import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.dashboard.recovery.ServerCatalog;
import dev.pgcellar.expire.RetentionPolicy;
import dev.pgcellar.expire.RetentionReport;
import dev.pgcellar.expire.RetentionStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a retention policy would delete, and why: the verdicts of {@link RetentionReport} in words.
 *
 * @param policy as it was given
 * @param windowBegin where the recovery window begins; null for a redundancy
 * @param rows of all backups, the newest first
 * @param deletions how many would be deleted
 * @param bytes the size of the clusters of those that would be deleted
 * @param warnings one line each
 */
public record RetentionPreview(
        String policy,
        Instant windowBegin,
        List<RetentionRow> rows,
        long deletions,
        long bytes,
        List<String> warnings) {

    public RetentionPreview {
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }

    /**
     * Previews a policy on a catalog.
     *
     * @throws IllegalArgumentException when the text is no policy
     */
    public static RetentionPreview of(String text, int minimumRedundancy, ServerCatalog catalog, Instant now) {
        RetentionPolicy policy = RetentionPolicy.parse(text);
        RetentionReport report = RetentionReport.of(policy, catalog.backups(), catalog.keeps(), now, minimumRedundancy);
        Reasons reasons = new Reasons(policy, begin(policy, now), minimumRedundancy, report);
        List<RetentionRow> rows = catalog.backups().stream()
                .map(backup -> row(backup, report, reasons))
                .sorted((one, other) -> other.id().compareTo(one.id()))
                .toList();
        return new RetentionPreview(
                text.strip(),
                begin(policy, now).orElse(null),
                rows,
                rows.stream().filter(RetentionRow::deleted).count(),
                rows.stream()
                        .filter(row -> row.deleted() && row.size() != null)
                        .mapToLong(RetentionRow::size)
                        .sum(),
                Stream.concat(unusable(catalog, report), report.warnings().stream())
                        .toList());
    }

    /** A policy counts complete backups, whether or not their WAL is there. */
    private static Stream<String> unusable(ServerCatalog catalog, RetentionReport report) {
        return catalog.windows().unusable().stream()
                .filter(backup -> report.statuses().get(new BackupId(backup.id())) == RetentionStatus.VALID)
                .map(backup -> "The policy counts on backup " + backup.id() + ", which cannot be used: "
                        + backup.reason() + ".");
    }

    private static RetentionRow row(BackupInfo backup, RetentionReport report, Reasons reasons) {
        RetentionStatus status = report.statuses().get(backup.id());
        return new RetentionRow(
                backup.id().text(),
                backup.backupName().orElse(null),
                status.text(),
                status == RetentionStatus.OBSOLETE,
                reasons.of(backup, status),
                backup.endTime().orElse(null),
                backup.clusterSize().orElse(null));
    }

    private static Optional<Instant> begin(RetentionPolicy policy, Instant now) {
        if (policy instanceof RetentionPolicy.RecoveryWindow window) {
            try {
                return Optional.of(now.minus(window.length()));
            } catch (DateTimeException | ArithmeticException e) {
                return Optional.of(Instant.EPOCH);
            }
        }
        return Optional.empty();
    }
}
