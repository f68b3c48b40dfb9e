package dev.pgcellar.benchmarks.bed;

/**
 * How much there is to do.
 *
 * @param databaseMebibytes of relations in the cluster, about
 * @param catalogueBackups backups that are listed and expired
 * @param catalogueSegments WAL segments beside them
 * @param backlogSegments segments that wait to be archived at once
 */
public record Sizes(int databaseMebibytes, int catalogueBackups, int catalogueSegments, int backlogSegments) {

    /** What the figures of a release are measured with. */
    public static final Sizes FULL = new Sizes(1150, 200, 20_000, 32);

    /** What can be done in some minutes. */
    public static final Sizes QUICK = new Sizes(128, 200, 2_000, 8);
}
