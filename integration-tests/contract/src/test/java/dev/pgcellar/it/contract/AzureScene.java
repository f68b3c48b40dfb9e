package dev.pgcellar.it.contract;

import dev.pgcellar.testsupport.azurecompute.ComputeServer;
import dev.pgcellar.testsupport.azurecompute.ComputeWorld;
import dev.pgcellar.testsupport.azurecompute.ManagedDisk;
import dev.pgcellar.testsupport.mounts.MountTable;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.nio.file.Path;

/** A machine in Azure with two disks that are mounted, and an archive. */
final class AzureScene implements AutoCloseable {

    private static final String DEVICE = "/dev/disk/azure/scsi1/lun";

    private final ComputeServer azure = ComputeServer.start();
    private final Archive archive;
    private final MountTable mounts;

    /**
     * @param folder of this scene alone
     */
    AzureScene(Archive archive, Path folder) {
        this.archive = archive;
        this.mounts = MountTable.in(folder.resolve("mounts"));
        world().addMachine("db1");
        attach("disk0", null, "/opt/disk0", "rw,noatime");
        attach("disk1", null, "/opt/disk1", "rw");
    }

    /** Attaches a disk and mounts it. */
    void attach(String name, String source, String mountPoint, String mountOptions) {
        int lun = 10 + world().attached("db1");
        world().attach("db1", new ManagedDisk(name, "uksouth", source, null));
        mounts.mount(DEVICE + lun, mountPoint, mountOptions);
    }

    ComputeServer azure() {
        return azure;
    }

    ComputeWorld world() {
        return azure.world();
    }

    MountTable mounts() {
        return mounts;
    }

    Archive archive() {
        return archive;
    }

    /** A command on the archive, on this machine. */
    CommandLineProcess.Builder command(String name, String... arguments) {
        return archive.command(name, arguments)
                .arguments("--azure-credential", "managed-identity")
                .environment(azure.environment())
                .environment("PATH", mounts.searchPath());
    }

    /** A backup of disks, in the subscription and resource group. */
    CommandLineProcess.Builder backup(PostgresServer postgres, String instance, String... disks) {
        CommandLineProcess.Builder backup = command("backup", "--immediate-checkpoint", "--snapshot-provider", "azure")
                .arguments("--azure-subscription-id", ComputeWorld.SUBSCRIPTION)
                .arguments("--azure-resource-group", ComputeWorld.RESOURCE_GROUP)
                .arguments("--snapshot-instance", instance)
                .environment(postgres.libpqEnvironment());
        for (String disk : disks) {
            backup.arguments("--snapshot-disk", disk);
        }
        return backup;
    }

    @Override
    public void close() {
        azure.close();
    }
}
