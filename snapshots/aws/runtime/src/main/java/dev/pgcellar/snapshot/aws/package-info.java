/**
 * Snapshots of Amazon EBS volumes. {@link dev.pgcellar.snapshot.aws.AwsSnapshotProvider} is the entry.
 */
package dev.pgcellar.snapshot.aws;
