package dev.pgcellar.dashboard.recovery;

import java.time.Instant;
import java.util.List;

/**
 * Whether a server can be restored to an instant, and why.
 *
 * @param at the instant
 * @param possible whether it can
 * @param reason one or two sentences
 * @param backup id of the backup to restore; null when there is none
 * @param timeline to which recovery leads; null when there is none
 * @param firstSegment the first segment that recovery reads; null when there is none
 * @param lastSegment about the last segment that recovery reads; null when there is none
 * @param segments about how many segments recovery reads
 * @param commands what to run, line by line
 * @param settings lines of {@code postgresql.conf} for recovery
 * @param otherTimelines timelines on which it is possible too
 * @param nearestBefore the latest instant before that is possible; null when there is none, or when this one is possible
 * @param nearestAfter the earliest instant after that is possible; likewise
 */
public record RestoreAnswer(
        Instant at,
        boolean possible,
        String reason,
        String backup,
        Long timeline,
        String firstSegment,
        String lastSegment,
        long segments,
        List<String> commands,
        List<String> settings,
        List<Long> otherTimelines,
        Instant nearestBefore,
        Instant nearestAfter) {

    public RestoreAnswer {
        commands = List.copyOf(commands);
        settings = List.copyOf(settings);
        otherTimelines = List.copyOf(otherTimelines);
    }
}
