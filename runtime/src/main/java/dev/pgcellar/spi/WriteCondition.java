package dev.pgcellar.spi;

/**
 * Whether a write may replace an existing object.
 */
public enum WriteCondition {
    /** Write in any case; an existing object is replaced. */
    NONE,
    /** Write only when no object has the key. */
    IF_ABSENT
}
