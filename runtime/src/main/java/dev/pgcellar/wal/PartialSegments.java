package dev.pgcellar.wal;

/**
 * Whether a partial segment may be delivered when no complete one is archived.
 */
public enum PartialSegments {
    /** Deliver it in place of the complete segment. */
    ACCEPT,
    /** Treat the segment as absent. */
    IGNORE
}
