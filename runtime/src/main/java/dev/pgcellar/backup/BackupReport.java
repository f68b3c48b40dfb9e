package dev.pgcellar.backup;

import dev.pgcellar.catalog.BackupInfo;
import java.time.Duration;

/**
 * A base backup that succeeded.
 *
 * @param info as it was written to the store
 * @param bytesStored size of all archives in the store, in bytes
 * @param elapsed from the start of the job to its end
 */
public record BackupReport(BackupInfo info, long bytesStored, Duration elapsed) {}
