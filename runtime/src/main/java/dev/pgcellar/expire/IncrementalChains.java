package dev.pgcellar.expire;

import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which backups build on which: incremental backups that a hook uploaded name their parent, or are named by it.
 */
final class IncrementalChains {

    private final Map<BackupId, BackupInfo> backups = new TreeMap<>();
    private final Map<BackupId, String> parents = new HashMap<>();
    private final Map<BackupId, Set<BackupId>> children = new HashMap<>();

    IncrementalChains(List<BackupInfo> catalog) {
        catalog.forEach(backup -> backups.put(backup.id(), backup));
        catalog.forEach(this::addNamedChildren);
        catalog.forEach(backup -> backup.parentBackupId().ifPresent(parent -> parents.put(backup.id(), parent)));
        parents.forEach(
                (child, parent) -> find(parent).ifPresent(id -> children.computeIfAbsent(id, key -> new TreeSet<>())
                        .add(child)));
    }

    private void addNamedChildren(BackupInfo parent) {
        for (String child : parent.childrenBackupIds()) {
            find(child)
                    .filter(id -> !id.equals(parent.id()))
                    .ifPresent(id -> parents.put(id, parent.id().text()));
        }
    }

    private Optional<BackupId> find(String id) {
        return id.isEmpty() || id.indexOf('/') >= 0
                ? Optional.empty()
                : Optional.of(new BackupId(id)).filter(backups::containsKey);
    }

    /** Whether a backup needs another one to be restored. */
    boolean isIncremental(BackupId backup) {
        return parents.containsKey(backup);
    }

    /** The backups that build directly on this one, newest first. */
    List<BackupId> childrenOf(BackupId backup) {
        return List.copyOf(new TreeSet<>(children.getOrDefault(backup, Set.of())).descendingSet());
    }

    /** The backups that this one builds on, from its parent on, as far as the catalog has them. */
    List<BackupId> ancestorsOf(BackupId backup) {
        Set<BackupId> ancestors = new LinkedHashSet<>();
        Optional<BackupId> next = parentOf(backup);
        while (next.isPresent() && !next.get().equals(backup) && ancestors.add(next.get())) {
            next = parentOf(next.get());
        }
        return List.copyOf(ancestors);
    }

    /** The backup that everything builds on; empty when a link is missing, or the links go round in a circle. */
    Optional<BackupId> rootOf(BackupId backup) {
        List<BackupId> ancestors = ancestorsOf(backup);
        BackupId last = ancestors.isEmpty() ? backup : ancestors.get(ancestors.size() - 1);
        return isIncremental(last) ? Optional.empty() : Optional.of(last);
    }

    private Optional<BackupId> parentOf(BackupId backup) {
        return Optional.ofNullable(parents.get(backup)).flatMap(this::find);
    }
}
