package dev.pgcellar.postgres;

import java.time.Duration;

/**
 * What waits for a server's archiver.
 *
 * @param waitingFiles complete WAL files that are not archived yet
 * @param longestWait since the oldest of them was complete; zero when none waits
 */
public record ArchiverStatus(long waitingFiles, Duration longestWait) {}
