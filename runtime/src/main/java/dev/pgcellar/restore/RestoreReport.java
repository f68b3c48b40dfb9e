package dev.pgcellar.restore;

/**
 * A restore that succeeded. Everything is durable.
 *
 * @param files regular files written
 * @param bytes bytes of their content
 */
public record RestoreReport(long files, long bytes) {}
