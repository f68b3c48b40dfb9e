package dev.pgcellar.expire;

import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupStatus;
import dev.pgcellar.catalog.KeepTarget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes one {@link RetentionReport}. Full backups are judged by the policy; incremental ones share the fate of their
 * root (contract 07 no. 16), and what a retained one builds on is retained.
 */
final class RetentionJudgement {

    private final TreeMap<BackupId, BackupInfo> backups = new TreeMap<>();
    private final Map<BackupId, KeepTarget> keeps;
    private final IncrementalChains chains;
    private final TreeMap<BackupId, RetentionStatus> statuses = new TreeMap<>();

    RetentionJudgement(Collection<BackupInfo> catalog, Map<BackupId, KeepTarget> keeps) {
        catalog.forEach(backup -> backups.put(backup.id(), backup));
        this.keeps = keeps;
        this.chains = new IncrementalChains(List.copyOf(catalog));
    }

    RetentionReport judge(RetentionWalk policy, List<String> policyWarnings) {
        Map<BackupId, RetentionStatus> verdicts = verdicts(policy);
        backups.values().forEach(backup -> statuses.put(backup.id(), status(backup, verdicts)));
        backups.values().forEach(this::retainWhatItNeeds);
        List<String> warnings = new ArrayList<>(policyWarnings);
        statuses.forEach((id, status) -> {
            if (status == RetentionStatus.PROTECTED) {
                warnings.add("backup " + id + " is obsolete, but retained by the minimum redundancy");
            }
        });
        return new RetentionReport(statuses, deletionOrder(), warnings);
    }

    /** What the policy alone says of the complete full backups. */
    private Map<BackupId, RetentionStatus> verdicts(RetentionWalk policy) {
        Map<BackupId, RetentionStatus> verdicts = new TreeMap<>();
        for (BackupInfo backup : backups.descendingMap().values()) {
            if (backup.isDone() && !chains.isIncremental(backup.id())) {
                verdicts.put(backup.id(), policy.judge(backup));
            }
        }
        return verdicts;
    }

    private RetentionStatus status(BackupInfo backup, Map<BackupId, RetentionStatus> verdicts) {
        if (!backup.isDone()) {
            return RetentionStatus.NONE;
        }
        KeepTarget keep = keeps.get(backup.id());
        if (keep != null) {
            return keep.equals(KeepTarget.STANDALONE) ? RetentionStatus.KEEP_STANDALONE : RetentionStatus.KEEP_FULL;
        }
        return chains.isIncremental(backup.id())
                ? chains.rootOf(backup.id())
                        .map(root -> statusBelow(root, verdicts))
                        .orElse(RetentionStatus.NONE)
                : verdicts.get(backup.id());
    }

    /** A standalone root keeps itself only; one that is kept in full keeps what builds on it. */
    private RetentionStatus statusBelow(BackupId root, Map<BackupId, RetentionStatus> verdicts) {
        KeepTarget keep = keeps.get(root);
        return keep == null || keep.equals(KeepTarget.STANDALONE)
                ? verdicts.getOrDefault(root, RetentionStatus.NONE)
                : RetentionStatus.VALID;
    }

    private void retainWhatItNeeds(BackupInfo backup) {
        if (statuses.get(backup.id()) != RetentionStatus.OBSOLETE && !backup.hasStatus(BackupStatus.FAILED)) {
            chains.ancestorsOf(backup.id())
                    .forEach(ancestor -> statuses.computeIfPresent(
                            ancestor,
                            (id, status) -> status == RetentionStatus.OBSOLETE ? RetentionStatus.VALID : status));
        }
    }

    private List<BackupId> deletionOrder() {
        Set<BackupId> order = new LinkedHashSet<>();
        statuses.keySet().forEach(id -> addAfterChildren(id, order, new LinkedHashSet<>()));
        return List.copyOf(order);
    }

    private void addAfterChildren(BackupId id, Set<BackupId> order, Set<BackupId> path) {
        if (statuses.get(id) == RetentionStatus.OBSOLETE && path.add(id)) {
            chains.childrenOf(id).forEach(child -> addAfterChildren(child, order, path));
            order.add(id);
        }
    }
}
