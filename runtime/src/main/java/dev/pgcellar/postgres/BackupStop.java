package dev.pgcellar.postgres;

import dev.pgcellar.wal.Lsn;
import dev.pgcellar.wal.Timeline;
import java.time.OffsetDateTime;

/**
 * What PostgreSQL said when the backup stopped.
 *
 * @param locationText stop location as PostgreSQL prints it
 * @param location the same as a number
 * @param timeline on a primary that of the last checkpoint, on a standby that of the minimum recovery end
 * @param time the server's {@code now()} with microseconds, in the session's time zone: when the stop was asked for
 * @param label content of {@code backup_label}
 */
public record BackupStop(String locationText, Lsn location, Timeline timeline, OffsetDateTime time, String label) {}
