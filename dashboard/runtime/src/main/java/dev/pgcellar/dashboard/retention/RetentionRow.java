package dev.pgcellar.dashboard.retention;

import java.time.OffsetDateTime;

/**
 * What a policy would do with a backup.
 *
 * @param backupName the user's name for it; may be null
 * @param status as reports write it, for instance {@code OBSOLETE}
 * @param deleted whether the backup would be deleted
 * @param reason one sentence
 * @param ended when the backup ended; may be null
 * @param size of the cluster in bytes; may be null
 */
public record RetentionRow(
        String id, String backupName, String status, boolean deleted, String reason, OffsetDateTime ended, Long size) {}
