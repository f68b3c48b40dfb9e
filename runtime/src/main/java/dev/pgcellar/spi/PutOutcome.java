package dev.pgcellar.spi;

/**
 * What became of a write.
 */
public enum PutOutcome {
    /** The object was written and is durable. */
    WRITTEN,
    /** The key was taken and the write was conditional: nothing was written. */
    ALREADY_EXISTS
}
