package dev.pgcellar.wal;

/**
 * What became of archiving a WAL file. Both mean that the file is safely in the archive.
 */
public enum WalArchiveOutcome {
    /** The file was written. */
    ARCHIVED,
    /** The archive held a file of the same name and content already. */
    ALREADY_ARCHIVED
}
