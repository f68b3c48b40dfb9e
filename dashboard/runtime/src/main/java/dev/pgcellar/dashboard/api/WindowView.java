package dev.pgcellar.dashboard.api;

import dev.pgcellar.dashboard.recovery.RecoveryWindow;
import java.time.Instant;

/**
 * The instants to which a backup can be recovered along a timeline.
 *
 * @param missing the segment whose absence ends it; null at the end of the archive
 */
public record WindowView(
        String backup,
        long timeline,
        Instant from,
        Instant to,
        String firstSegment,
        String lastSegment,
        long segments,
        String missing) {

    static WindowView of(RecoveryWindow window) {
        return new WindowView(
                window.backup().id().text(),
                window.timeline(),
                window.from(),
                window.to(),
                window.first(),
                window.last(),
                window.segments(),
                window.missing());
    }
}
