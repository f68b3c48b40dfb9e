package dev.pgcellar.dashboard.recovery;

/**
 * A complete backup that cannot be made consistent.
 *
 * @param id of the backup
 * @param reason one line
 */
public record UnusableBackup(String id, String reason) {}
