package dev.pgcellar.it.cycle;

import dev.pgcellar.testsupport.gcpcompute.ComputeServer;
import dev.pgcellar.testsupport.gcpcompute.ComputeWorld;
import dev.pgcellar.testsupport.gcpcompute.PersistentDisk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** As a service account; the copy goes to another machine. */
final class SimulatedGcp implements SimulatedCloud {

    private final ComputeServer gcp = ComputeServer.start();
    private final Path folder;

    /**
     * @param folder for the key of the service account
     */
    SimulatedGcp(Path folder) {
        this.folder = folder;
    }

    @Override
    public Map<String, String> environment() {
        return gcp.environment(folder);
    }

    @Override
    public String device() {
        return "/dev/disk/by-id/google-pgdata";
    }

    @Override
    public void attach(Path disk) {
        gcp.world().addMachine("db1");
        gcp.world().attach("db1", new PersistentDisk("disk0", "pgdata", null, disk));
    }

    @Override
    public List<String> backupOptions() {
        return List.of(
                "--snapshot-provider", "gcp", "--gcp-project", ComputeWorld.PROJECT, "--gcp-zone", ComputeWorld.ZONE);
    }

    @Override
    public void attachCopy(Path disk) {
        String snapshot = gcp.world().snapshots().get(0).name();
        gcp.world().addMachine("db2");
        gcp.world().attachCopy("db2", new PersistentDisk("copy", "pgdata", snapshot, disk));
    }

    @Override
    public List<String> restoreOptions() {
        return List.of("--snapshot-recovery-instance", "db2", "--gcp-zone", ComputeWorld.ZONE);
    }

    @Override
    public int snapshots() {
        return gcp.world().snapshots().size();
    }

    @Override
    public void close() {
        gcp.close();
    }
}
