package dev.pgcellar.deployment;

import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.SnapshotProvider;

/** A snapshot provider that tells when it is initialised. */
public class LazySnapshots implements SnapshotProvider {

    static {
        Loaded.record("LazySnapshots");
    }

    @Override
    public DiskSnapshots openForBackup(OptionValues options) {
        throw new UnsupportedOperationException("the registry opens nothing");
    }

    @Override
    public DiskSnapshots openForRestore(ProviderRecord providerInfo, OptionValues options) {
        throw new UnsupportedOperationException("the registry opens nothing");
    }

    @Override
    public DiskSnapshots openForDeletion(ProviderRecord providerInfo, OptionValues options) {
        throw new UnsupportedOperationException("the registry opens nothing");
    }
}
