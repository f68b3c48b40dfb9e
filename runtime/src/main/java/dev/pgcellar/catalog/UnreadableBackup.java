package dev.pgcellar.catalog;

/**
 * A backup whose metadata is damaged.
 *
 * @param id its folder in the store
 * @param reason one line, without the id
 */
public record UnreadableBackup(BackupId id, String reason) {}
