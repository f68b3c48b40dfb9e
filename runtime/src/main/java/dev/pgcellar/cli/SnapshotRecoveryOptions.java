package dev.pgcellar.cli;

import picocli.CommandLine.Option;

/**
 * The options of {@code restore} that concern backups made of disk snapshots (contract 03 section 4). They are accepted
 * in every build; for backups made of archives they mean nothing.
 */
final class SnapshotRecoveryOptions {

    @Option(names = "--snapshot-recovery-instance", hidden = true)
    String instance;

    @Option(
            names = {"--gcp-zone", "--snapshot-recovery-zone"},
            hidden = true)
    String gcpZone;

    @Option(names = "--aws-region", hidden = true)
    String awsRegion;

    @Option(names = "--azure-resource-group", hidden = true)
    String azureResourceGroup;
}
