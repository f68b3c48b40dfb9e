/**
 * Backups that consist of snapshots of disks: taking them ({@link dev.pgcellar.snapshot.SnapshotBackup}), restoring what
 * goes with them ({@link dev.pgcellar.snapshot.SnapshotRestore}), deleting them ({@link
 * dev.pgcellar.snapshot.SnapshotRemoval}). Which cloud the disks are in is the business of a {@link
 * dev.pgcellar.spi.SnapshotProvider}.
 */
package dev.pgcellar.snapshot;
