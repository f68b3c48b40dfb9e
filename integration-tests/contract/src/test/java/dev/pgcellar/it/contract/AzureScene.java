package dev.pgcellar.it.contract;

import dev.pgcellar.testsupport.azurecompute.ComputeServer;
import dev.pgcellar.testsupport.azurecompute.ComputeWorld;
import dev.pgcellar.testsupport.azurecompute.ManagedDisk;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.nio.file.Path;

/** A machine in Azure. */
final class AzureScene extends CloudScene {

    private static final String DEVICE = "/dev/disk/azure/scsi1/lun";

    private final ComputeServer azure;

    /**
     * @param folder of this scene alone
     */
    AzureScene(Archive archive, Path folder) {
        this(archive, folder, ComputeServer.start());
    }

    private AzureScene(Archive archive, Path folder, ComputeServer azure) {
        super(archive, folder, azure.environment());
        this.azure = azure;
        world().addMachine("db1");
        attach("disk0", null, "/opt/disk0", "rw,noatime");
        attach("disk1", null, "/opt/disk1", "rw");
    }

    /** Attaches a disk and mounts it. */
    void attach(String name, String source, String mountPoint, String mountOptions) {
        int lun = 10 + world().attached("db1");
        world().attach("db1", new ManagedDisk(name, "uksouth", source, null));
        mounts().mount(DEVICE + lun, mountPoint, mountOptions);
    }

    ComputeServer azure() {
        return azure;
    }

    ComputeWorld world() {
        return azure.world();
    }

    @Override
    CommandLineProcess.Builder command(String name, String... arguments) {
        return super.command(name, arguments).arguments("--azure-credential", "managed-identity");
    }

    @Override
    String[] placeOptions() {
        return new String[] {
            "--snapshot-provider",
            "azure",
            "--azure-subscription-id",
            ComputeWorld.SUBSCRIPTION,
            "--azure-resource-group",
            ComputeWorld.RESOURCE_GROUP
        };
    }

    @Override
    public void close() {
        azure.close();
    }
}
