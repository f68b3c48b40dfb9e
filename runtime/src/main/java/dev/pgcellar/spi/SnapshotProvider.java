package dev.pgcellar.spi;

/**
 * The entry of a snapshot extension: takes, finds and deletes snapshots of a cloud's disks.
 *
 * <p>Implemented once per extension, as a CDI bean with a public class. It is created on first use, from the class name
 * that the extension's build item recorded, so nothing of it (nor of the SDK behind it) is loaded in a process that
 * takes no snapshots. Its name, the storage provider it goes with and its command-line options are announced by the
 * build item.
 *
 * <p>No method of this interface makes a request. Missing credentials or an unreachable endpoint show at the first call
 * of what is opened.
 */
public interface SnapshotProvider {

    /**
     * Opens the control plane to take a backup.
     *
     * @param options the values given for the options of extensions, those that this provider announced among them
     * @throws InvalidConfigurationException when a required option is missing or options contradict each other; the
     *     message names them
     */
    DiskSnapshots openForBackup(OptionValues options);

    /**
     * Opens the control plane to look at a machine to which the volumes of a backup were attached.
     *
     * @param providerInfo what {@link TakenSnapshot#providerInfo()} was when the backup was taken. It says where the
     *     snapshots are where the options do not; entries may be missing in records written by others
     * @param options as in {@link #openForBackup}
     * @throws InvalidConfigurationException as from {@link #openForBackup}
     */
    DiskSnapshots openForRestore(ProviderRecord providerInfo, OptionValues options);

    /**
     * Opens the control plane to delete the snapshots of a backup.
     *
     * @param providerInfo as in {@link #openForRestore}; it decides where the snapshots are
     * @param options as in {@link #openForBackup}
     * @throws InvalidConfigurationException when the record does not say where the snapshots are, or options contradict
     *     each other
     */
    DiskSnapshots openForDeletion(ProviderRecord providerInfo, OptionValues options);
}
