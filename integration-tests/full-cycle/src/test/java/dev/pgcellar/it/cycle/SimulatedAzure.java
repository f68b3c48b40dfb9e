package dev.pgcellar.it.cycle;

import dev.pgcellar.testsupport.azurecompute.ComputeServer;
import dev.pgcellar.testsupport.azurecompute.ComputeWorld;
import dev.pgcellar.testsupport.azurecompute.ManagedDisk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** With the default chain of credentials, which finds the managed identity; the copy goes to another machine. */
final class SimulatedAzure implements SimulatedCloud {

    private final ComputeServer azure = ComputeServer.start();

    @Override
    public Map<String, String> environment() {
        return azure.environment();
    }

    @Override
    public String device() {
        return "/dev/disk/azure/scsi1/lun10";
    }

    @Override
    public void attach(Path disk) {
        azure.world().addMachine("db1");
        azure.world().attach("db1", new ManagedDisk("disk0", "uksouth", null, disk));
    }

    @Override
    public List<String> backupOptions() {
        return List.of(
                "--snapshot-provider",
                "azure",
                "--azure-subscription-id",
                ComputeWorld.SUBSCRIPTION,
                "--azure-resource-group",
                ComputeWorld.RESOURCE_GROUP);
    }

    @Override
    public void attachCopy(Path disk) {
        azure.world().addMachine("db2");
        azure.world().attachCopy("db2", "copy", azure.world().snapshots().get(0).name(), disk);
    }

    @Override
    public List<String> restoreOptions() {
        return List.of("--snapshot-recovery-instance", "db2", "--azure-resource-group", ComputeWorld.RESOURCE_GROUP);
    }

    @Override
    public int snapshots() {
        return azure.world().snapshots().size();
    }

    @Override
    public void close() {
        azure.close();
    }
}
