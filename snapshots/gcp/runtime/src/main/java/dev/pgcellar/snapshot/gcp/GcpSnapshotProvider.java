package dev.pgcellar.snapshot.gcp;

import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.SnapshotProvider;
import jakarta.inject.Inject;
import java.util.function.UnaryOperator;

/**
 * Snapshots of disks in Google Cloud. Names no class of Google's libraries: this class may be loaded in every process,
 * the libraries only where the control plane is opened.
 */
public class GcpSnapshotProvider implements SnapshotProvider {

    private final GcpSnapshotConfig config;
    private final Environment environment;

    @Inject
    public GcpSnapshotProvider(GcpSnapshotConfig config) {
        this(config, System::getenv);
    }

    /**
     * @param variables gives the value of an environment variable, or null
     */
    GcpSnapshotProvider(GcpSnapshotConfig config, UnaryOperator<String> variables) {
        this.config = config;
        this.environment = new Environment(variables);
    }

    @Override
    public DiskSnapshots openForBackup(OptionValues options) {
        return GcpDiskSnapshots.open(resolver(options).forBackup(), environment);
    }

    @Override
    public DiskSnapshots openForRestore(ProviderRecord providerInfo, OptionValues options) {
        return GcpDiskSnapshots.open(resolver(options).forRestore(providerInfo), environment);
    }

    @Override
    public DiskSnapshots openForDeletion(ProviderRecord providerInfo, OptionValues options) {
        return GcpDiskSnapshots.open(resolver(options).forDeletion(providerInfo), environment);
    }

    private ComputeSettingsResolver resolver(OptionValues options) {
        return new ComputeSettingsResolver(options, config);
    }
}
