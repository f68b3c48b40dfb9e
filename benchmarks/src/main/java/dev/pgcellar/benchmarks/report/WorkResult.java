package dev.pgcellar.benchmarks.report;

import java.util.List;
import java.util.Optional;

/**
 * What was measured of one work.
 *
 * @param work its name, for instance {@code wal-archive}
 * @param title what it is, in a line
 * @param series of its contenders, in the order of the table
 */
public record WorkResult(String work, String title, List<Series> series) {

    /** The series of the peer, where it takes part. */
    public Optional<Series> peer() {
        return first(Role.PEER);
    }

    /** The series of the first reference, where there is one. */
    public Optional<Series> reference() {
        return first(Role.REFERENCE);
    }

    private Optional<Series> first(Role role) {
        return series.stream().filter(candidate -> candidate.role() == role).findFirst();
    }
}
