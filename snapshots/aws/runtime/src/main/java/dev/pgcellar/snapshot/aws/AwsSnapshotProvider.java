package dev.pgcellar.snapshot.aws;

import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.SnapshotProvider;
import java.util.Optional;

/**
 * Takes snapshots of Amazon EBS volumes (contract 05). Names no class of the SDK: this class may be loaded where no
 * request is made.
 */
public class AwsSnapshotProvider implements SnapshotProvider {

    @Override
    public DiskSnapshots openForBackup(OptionValues options) {
        return Ec2Snapshots.open(options, Optional.empty());
    }

    @Override
    public DiskSnapshots openForRestore(ProviderRecord providerInfo, OptionValues options) {
        return Ec2Snapshots.open(
                options, options.get(AwsSnapshotOptions.REGION).or(() -> providerInfo.text(SnapshotRecord.REGION)));
    }

    /** The snapshots are where they were taken; a region of this process is only used when the record has none. */
    @Override
    public DiskSnapshots openForDeletion(ProviderRecord providerInfo, OptionValues options) {
        return Ec2Snapshots.open(options, providerInfo.text(SnapshotRecord.REGION));
    }
}
