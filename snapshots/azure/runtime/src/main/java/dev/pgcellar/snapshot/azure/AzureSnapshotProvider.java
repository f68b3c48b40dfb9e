package dev.pgcellar.snapshot.azure;

import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.SnapshotProvider;
import jakarta.inject.Inject;
import java.util.function.UnaryOperator;

/**
 * Snapshots of managed disks in Azure. Names no class of the SDK: this class may be loaded in every process, the SDK
 * only where the control plane is opened.
 */
public class AzureSnapshotProvider implements SnapshotProvider {

    private final AzureSnapshotConfig config;
    private final Environment environment;

    @Inject
    public AzureSnapshotProvider(AzureSnapshotConfig config) {
        this(config, System::getenv);
    }

    /**
     * @param variables gives the value of an environment variable, or null
     */
    AzureSnapshotProvider(AzureSnapshotConfig config, UnaryOperator<String> variables) {
        this.config = config;
        this.environment = new Environment(variables);
    }

    @Override
    public DiskSnapshots openForBackup(OptionValues options) {
        return AzureDiskSnapshots.open(resolver(options).forBackup(), environment);
    }

    @Override
    public DiskSnapshots openForRestore(ProviderRecord providerInfo, OptionValues options) {
        return AzureDiskSnapshots.open(resolver(options).forRestore(providerInfo), environment);
    }

    @Override
    public DiskSnapshots openForDeletion(ProviderRecord providerInfo, OptionValues options) {
        return AzureDiskSnapshots.open(resolver(options).forDeletion(providerInfo), environment);
    }

    private ComputeSettingsResolver resolver(OptionValues options) {
        return new ComputeSettingsResolver(options, config, environment);
    }
}
