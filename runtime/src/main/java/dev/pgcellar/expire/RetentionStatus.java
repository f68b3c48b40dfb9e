package dev.pgcellar.expire;

/**
 * What a retention policy says of a backup.
 */
public enum RetentionStatus {
    /** Retained by the policy, or needed by a backup that is. */
    VALID("VALID"),
    /** To be deleted. */
    OBSOLETE("OBSOLETE"),
    /** Obsolete, but retained by the minimum redundancy. */
    PROTECTED("OBSOLETE*"),
    /** Kept by an annotation, with all WAL after it. */
    KEEP_FULL("KEEP:FULL"),
    /** Kept by an annotation, with the WAL that makes it consistent. */
    KEEP_STANDALONE("KEEP:STANDALONE"),
    /** Not judged, and never deleted by a policy: not complete, or an incremental backup without its root. */
    NONE("-");

    private final String text;

    RetentionStatus(String text) {
        this.text = text;
    }

    /** How reports write it. */
    public String text() {
        return text;
    }
}
