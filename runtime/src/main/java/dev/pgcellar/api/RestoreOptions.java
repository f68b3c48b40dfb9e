package dev.pgcellar.api;

import dev.pgcellar.catalog.RecoveryTarget;
import dev.pgcellar.catalog.TargetTimeline;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What is to be restored, and to where.
 *
 * @param backup id or name of the backup, {@code latest} or {@code oldest}; null for the newest that reaches the target
 * @param target a moment or a WAL location that recovery is to reach; means nothing when a backup is named
 * @param timeline on which the backup was taken; likewise
 * @param recoveryDirectory becomes the data directory; must be empty or absent
 * @param tablespaces new locations of tablespaces by their names; others go where they were
 */
public record RestoreOptions(
        String backup,
        RecoveryTarget target,
        TargetTimeline timeline,
        Path recoveryDirectory,
        Map<String, Path> tablespaces) {
    public RestoreOptions {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(timeline, "timeline");
        Objects.requireNonNull(recoveryDirectory, "recoveryDirectory");
        tablespaces = Map.copyOf(tablespaces);
    }

    /** The newest complete backup. */
    public static RestoreOptions newestInto(Path recoveryDirectory) {
        return new RestoreOptions(
                null, new RecoveryTarget.EndOfWal(), new TargetTimeline.Any(), recoveryDirectory, Map.of());
    }

    /** This backup, whatever else was chosen. */
    public RestoreOptions withBackup(String backup) {
        return new RestoreOptions(backup, target, timeline, recoveryDirectory, tablespaces);
    }

    public RestoreOptions withTarget(RecoveryTarget target) {
        return new RestoreOptions(backup, target, timeline, recoveryDirectory, tablespaces);
    }

    public RestoreOptions withTimeline(TargetTimeline timeline) {
        return new RestoreOptions(backup, target, timeline, recoveryDirectory, tablespaces);
    }

    public RestoreOptions withTablespaces(Map<String, Path> tablespaces) {
        return new RestoreOptions(backup, target, timeline, recoveryDirectory, tablespaces);
    }
}
