package dev.pgcellar.expire;

import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.KeepTarget;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a retention policy says of a catalog (contract 03 section 8.1). Computed from its arguments alone.
 *
 * @param statuses of all backups, by ascending id
 * @param obsolete the backups to delete, in this order: by ascending id, but incremental backups before those they
 *     build on
 * @param warnings one line each, for the user
 */
public record RetentionReport(
        SortedMap<BackupId, RetentionStatus> statuses, List<BackupId> obsolete, List<String> warnings) {

    public RetentionReport {
        statuses = Collections.unmodifiableSortedMap(new TreeMap<>(statuses));
        obsolete = List.copyOf(obsolete);
        warnings = List.copyOf(warnings);
    }

    /**
     * Judges all backups of a catalog.
     *
     * @param backups the readable backups, of whatever status
     * @param keeps the keep annotations
     * @param now where a recovery window ends
     * @param minimumRedundancy how many complete backups are retained whatever the policy says
     */
    public static RetentionReport of(
            RetentionPolicy policy,
            Collection<BackupInfo> backups,
            Map<BackupId, KeepTarget> keeps,
            Instant now,
            int minimumRedundancy) {
        Objects.requireNonNull(policy, "policy");
        return new RetentionJudgement(backups, keeps)
                .judge(RetentionWalk.of(policy, now, minimumRedundancy), warnings(policy, minimumRedundancy));
    }

    private static List<String> warnings(RetentionPolicy policy, int minimumRedundancy) {
        return policy instanceof RetentionPolicy.Redundancy redundancy && redundancy.backups() < minimumRedundancy
                ? List.of("the redundancy of the policy, " + redundancy.backups()
                        + ", is raised to the minimum redundancy of " + minimumRedundancy)
                : List.of();
    }
}
