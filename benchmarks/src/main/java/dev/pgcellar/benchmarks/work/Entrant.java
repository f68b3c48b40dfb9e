package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.report.Role;
import java.util.function.Supplier;

/**
 * A contender in one work.
 *
 * @param name as in the table
 * @param trials makes a trial for each run
 */
record Entrant(String name, Role role, Supplier<Trial> trials) {

    static Entrant reference(String name, Supplier<Trial> trials) {
        return new Entrant(name, Role.REFERENCE, trials);
    }
}
