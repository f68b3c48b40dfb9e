package dev.pgcellar.benchmarks.work;

/**
 * How often each work is done.
 *
 * @param longWorks those of some seconds
 * @param shortWorks those of a second
 * @param scope which works are done when none is named
 */
public record Rounds(int longWorks, int shortWorks, Scope scope) {

    /** Three rounds, and percentiles of thirty. */
    public static final Rounds FULL = new Rounds(3, 30, Scope.ALL);

    /** One round, and a few of the short works. */
    public static final Rounds QUICK = new Rounds(1, 5, Scope.QUICK);

    /** Which works are done when none is named. */
    public enum Scope {
        ALL,
        QUICK
    }

    /** The same with other rounds of the long works; the short ones are done so much more or less often, too. */
    public Rounds withLongWorks(int rounds) {
        return new Rounds(rounds, Math.max(1, shortWorks * rounds / longWorks), scope);
    }

    int of(Work work) {
        return work.weight() == Work.Weight.SHORT ? shortWorks : longWorks;
    }

    boolean includes(Work work) {
        return scope == Scope.ALL || work.weight() != Work.Weight.FULL_ONLY;
    }
}
