package dev.pgcellar.cli;

import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.spi.InvalidConfigurationException;
import picocli.CommandLine.Option;

/**
 * The options of {@code restore} that concern backups made of disk snapshots (contract 03 section 4). They are accepted
 * in every build; for backups made of archives they mean nothing.
 */
final class SnapshotRecoveryOptions {

    private static final String INSTANCE = "--snapshot-recovery-instance";

    @Option(
            names = INSTANCE,
            paramLabel = "INSTANCE",
            description = "For a backup of disk snapshots: the machine to which volumes made from them are attached.")
    String instance;

    /**
     * The machine.
     *
     * @throws InvalidConfigurationException when none is given
     */
    String requiredFor(BackupId backup) {
        if (instance == null) {
            throw new InvalidConfigurationException(
                    "backup " + backup + " consists of disk snapshots; its restore needs " + INSTANCE);
        }
        return instance;
    }
}
