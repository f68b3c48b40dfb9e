package dev.pgcellar.expire;

/**
 * What a standalone-kept backup before a deleted one means for the WAL between them (contract 03 section 8.3).
 */
enum StandalonePredecessors {
    /** No WAL is deleted. */
    HOLD_ALL_WAL,
    /** The WAL that makes it consistent stays. */
    HOLD_THEIR_OWN_WAL
}
