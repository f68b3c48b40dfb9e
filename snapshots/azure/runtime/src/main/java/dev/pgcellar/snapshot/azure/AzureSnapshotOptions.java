package dev.pgcellar.snapshot.azure;

import dev.pgcellar.azure.Identity;
import dev.pgcellar.spi.ProviderOption;
import dev.pgcellar.spi.ProviderOption.Type;
import java.util.List;

/** The command-line options of snapshots in Azure (contract 03 sections 3.1 and 4). */
public final class AzureSnapshotOptions {

    static final String SUBSCRIPTION = "--azure-subscription-id";
    static final String RESOURCE_GROUP = "--azure-resource-group";
    static final String CREDENTIAL = Identity.OPTION_NAME;

    /** In the order in which help shows them. */
    public static final List<ProviderOption> ALL = List.of(
            Identity.option("Azure identity to use (default: the first that there is)"),
            new ProviderOption(
                    SUBSCRIPTION,
                    List.of(),
                    "ID",
                    Type.TEXT,
                    List.of(),
                    "for disk snapshots in Azure: the subscription of the machine and its disks",
                    List.of("backup")),
            new ProviderOption(
                    RESOURCE_GROUP,
                    List.of(),
                    "NAME",
                    Type.TEXT,
                    List.of(),
                    "for disk snapshots in Azure: the resource group of the machine, which also gets the snapshots",
                    List.of("backup", "restore")));

    private AzureSnapshotOptions() {}
}
