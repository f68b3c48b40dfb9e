package dev.pgcellar.postgres;

/** How the checkpoint at the start of a backup is made. */
public enum Checkpoint {
    /** At once, with as much I/O as it takes. */
    FAST,
    /** Spread over the time that {@code checkpoint_completion_target} allows, to spare running queries. */
    SPREAD
}
