/** Restoring a base backup: one use case, {@link dev.pgcellar.restore.Restore}. */
package dev.pgcellar.restore;
