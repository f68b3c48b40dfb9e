package dev.pgcellar.snapshot.gcp;

import dev.pgcellar.spi.ProviderOption;
import dev.pgcellar.spi.ProviderOption.Type;
import java.util.List;

/** The command-line options of snapshots in Google Cloud (contract 03 sections 3.1 and 4). */
public final class GcpSnapshotOptions {

    static final String PROJECT = "--gcp-project";
    static final String ZONE = "--gcp-zone";

    /** Of the Google Cloud Storage; snapshots refuse it. */
    static final String KMS_KEY_NAME = "--kms-key-name";

    /** In the order in which help shows them. */
    public static final List<ProviderOption> ALL = List.of(
            text(
                    PROJECT,
                    "--snapshot-gcp-project",
                    "for disk snapshots in Google Cloud: the project of the machine and its disks",
                    "backup"),
            text(
                    ZONE,
                    "--snapshot-zone",
                    "for disk snapshots in Google Cloud: the zone of the machine and its disks",
                    "backup"),
            text(
                    ZONE,
                    "--snapshot-recovery-zone",
                    "for disk snapshots in Google Cloud: the zone of the machine that the disks are attached to",
                    "restore"));

    private GcpSnapshotOptions() {}

    private static ProviderOption text(String name, String deprecated, String description, String command) {
        return new ProviderOption(
                name, List.of(deprecated), "NAME", Type.TEXT, List.of(), description, List.of(command));
    }
}
