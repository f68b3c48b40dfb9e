package dev.pgcellar.expire;

/**
 * Whether locks on objects are looked at before a backup is deleted.
 */
public enum LockCheck {
    /** The store is left to refuse. */
    NONE,
    /** Nothing of a backup is deleted when one of its objects is locked. */
    BEFORE_DELETION
}
