package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.Route;
import java.util.List;

/**
 * Something that contenders do.
 *
 * @param name for instance {@code wal-archive}
 * @param title in a line
 * @param weight how long it takes, which decides how often it is done
 * @param entrants in the order of the table
 */
record Work(String name, String title, Route route, Weight weight, List<Entrant> entrants) {
    Work {
        entrants = List.copyOf(entrants);
    }

    enum Weight {
        /** A second or less; done many times, for percentiles. */
        SHORT,
        /** Some seconds. */
        LONG,
        /** Long, and left out of the quick mode. */
        FULL_ONLY
    }

    /** Whether its name begins so, up to a dash. */
    boolean isOfGroup(String group) {
        return name.startsWith(group + "-");
    }
}
