package dev.pgcellar.spi;

/** Is told how the snapshots of a backup come along. Called by the thread that takes them, and returns at once. */
public interface SnapshotObserver {

    /**
     * A snapshot exists from now on, complete or not. Told once for each, and again with the same identifier when more
     * is known of it, for instance that it was locked: the later report replaces the earlier one.
     */
    void exists(TakenSnapshot snapshot);

    /**
     * How far a snapshot is.
     *
     * @param name as in {@link TakenSnapshot#name()}
     * @param percent 0 to 100; 100 when it is complete
     */
    void progressed(String name, int percent);
}
