/**
 * Snapshots in clouds whose control plane answers a request before the work is done: all are begun at the same time
 * ({@link dev.pgcellar.snapshot.operation.SnapshotBatch}), and then their operations are followed. Each cloud says how
 * one is begun ({@link dev.pgcellar.snapshot.operation.SnapshotCreation}) and how it is followed ({@link
 * dev.pgcellar.snapshot.operation.LongRunningOperation}).
 */
package dev.pgcellar.snapshot.operation;
