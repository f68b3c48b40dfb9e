package dev.pgcellar.spi;

/** What became of a snapshot that was to be deleted. */
public enum DeletedSnapshot {
    /** It existed and was deleted. */
    DELETED,
    /** There was none. */
    ABSENT
}
