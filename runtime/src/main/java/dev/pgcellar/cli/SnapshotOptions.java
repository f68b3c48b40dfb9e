package dev.pgcellar.cli;

import dev.pgcellar.registry.SnapshotProviderDescriptor;
import dev.pgcellar.registry.SnapshotProviders;
import dev.pgcellar.spi.InvalidConfigurationException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * The options of {@code backup} that ask for disk snapshots (contract 03 section 3.1); what is particular to a cloud is
 * contributed by the extension for it. They are recognised and checked in every build; a build without a snapshot
 * provider refuses the backup, since archives are not what was asked for.
 */
final class SnapshotOptions {

    private static final String INSTANCE = "--snapshot-instance";
    private static final String DISK = "--snapshot-disk";

    @Option(
            names = INSTANCE,
            paramLabel = "INSTANCE",
            description = "Take snapshots of disks instead of copying files: the machine they are attached to.")
    String instance;

    @Option(
            names = DISK,
            paramLabel = "DISK",
            description = "A disk that holds files of the cluster; to be repeated until all are named.")
    List<String> disks = List.of();

    @Option(
            names = "--snapshot-provider",
            paramLabel = "NAME",
            description = "The cloud the disks are in: aws, azure or gcp. Default: that of the storage.")
    String provider;

    /** Whether a snapshot backup is asked for. */
    boolean areWanted() {
        return instance != null || !disks.isEmpty();
    }

    /**
     * Checks the options against compression.
     *
     * @throws InvalidConfigurationException when they contradict each other
     */
    void check(CompressionChoice compression) {
        if (areWanted() && compression == CompressionChoice.GIVEN) {
            throw new InvalidConfigurationException("disk snapshots cannot be compressed: give no compression option");
        }
    }

    /** Whether the command line asks for a compression. */
    enum CompressionChoice {
        NONE,
        GIVEN
    }

    /**
     * The provider that is to take the snapshots.
     *
     * @param storageProvider name of the storage provider, which decides where no other is named
     * @throws InvalidConfigurationException when this build has none, or an option is missing that every snapshot backup
     *     needs
     */
    SnapshotProviderDescriptor chosen(SnapshotProviders providers, String storageProvider) {
        SnapshotProviderDescriptor chosen =
                provider == null ? providers.ofStorage(storageProvider) : providers.named(provider);
        List<String> missing = new ArrayList<>();
        if (instance == null) {
            missing.add(INSTANCE);
        }
        if (disks.isEmpty()) {
            missing.add(DISK);
        }
        if (!missing.isEmpty()) {
            throw new InvalidConfigurationException(
                    "a backup of disk snapshots also needs " + String.join(" and ", missing));
        }
        return chosen;
    }
}
