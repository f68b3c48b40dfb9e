package dev.pgcellar.postgres;

import dev.pgcellar.wal.Lsn;
import dev.pgcellar.wal.Timeline;
import java.time.OffsetDateTime;

/**
 * What PostgreSQL said when the backup started.
 *
 * @param locationText start location as PostgreSQL prints it
 * @param location the same as a number
 * @param timeline timeline of the last checkpoint
 * @param time the server's {@code now()} with microseconds, in the session's time zone
 */
public record BackupStart(String locationText, Lsn location, Timeline timeline, OffsetDateTime time) {}
