package dev.pgcellar.it.contract;

import dev.pgcellar.testsupport.gcpcompute.ComputeServer;
import dev.pgcellar.testsupport.gcpcompute.ComputeWorld;
import dev.pgcellar.testsupport.gcpcompute.PersistentDisk;
import java.nio.file.Path;

/** A machine in Google Cloud. */
final class GcpScene extends CloudScene {

    private static final String DEVICE = "/dev/disk/by-id/google-";

    private final ComputeServer gcp;

    /**
     * @param folder of this scene alone
     */
    GcpScene(Archive archive, Path folder) {
        this(archive, folder, ComputeServer.start());
    }

    private GcpScene(Archive archive, Path folder, ComputeServer gcp) {
        super(archive, folder, gcp.environment(folder));
        this.gcp = gcp;
        world().addMachine("db1");
        attach("disk0", "dev0", null, "/opt/disk0", "rw,noatime");
        attach("disk1", "dev1", null, "/opt/disk1", "rw");
    }

    /**
     * Attaches a disk and mounts it.
     *
     * @param snapshot it was made from; null for none
     */
    void attach(String name, String deviceName, String snapshot, String mountPoint, String mountOptions) {
        world().attach("db1", new PersistentDisk(name, deviceName, snapshot, null));
        mounts().mount(DEVICE + deviceName, mountPoint, mountOptions);
    }

    ComputeServer gcp() {
        return gcp;
    }

    ComputeWorld world() {
        return gcp.world();
    }

    @Override
    String[] placeOptions() {
        return new String[] {
            "--snapshot-provider", "gcp", "--gcp-project", ComputeWorld.PROJECT, "--gcp-zone", ComputeWorld.ZONE
        };
    }

    @Override
    public void close() {
        gcp.close();
    }
}
