package dev.pgcellar.wal;

/**
 * What to do when the archive already holds a WAL file of the same name.
 */
public enum ExistingWal {
    /** Succeed when the content is identical, refuse otherwise. */
    COMPARE,
    /** Replace it without looking. */
    OVERWRITE
}
