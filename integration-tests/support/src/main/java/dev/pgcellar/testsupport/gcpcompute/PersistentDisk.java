package dev.pgcellar.testsupport.gcpcompute;

import com.google.gson.JsonObject;
import java.nio.file.Path;

/**
 * A disk of a zone.
 *
 * @param deviceName by which it is attached
 * @param snapshot name of the snapshot it was made from; null for an empty disk
 * @param content the folder that plays the disk; null for one that holds nothing
 */
public record PersistentDisk(String name, String deviceName, String snapshot, Path content) {

    /** An empty disk whose device has another name. */
    public static PersistentDisk empty(String name, String deviceName) {
        return new PersistentDisk(name, deviceName, null, null);
    }

    String json() {
        JsonObject json = new JsonObject();
        json.addProperty("kind", "compute#disk");
        json.addProperty("name", name);
        json.addProperty("sizeGb", "10");
        json.addProperty("status", "READY");
        json.addProperty("selfLink", source());
        if (snapshot != null) {
            json.addProperty("sourceSnapshot", ComputeWorld.url("global/snapshots/" + snapshot));
            json.addProperty("sourceSnapshotId", "2");
        }
        return json.toString();
    }

    /** As a machine has it that it is attached to. */
    JsonObject attached(int index) {
        JsonObject json = new JsonObject();
        json.addProperty("kind", "compute#attachedDisk");
        json.addProperty("type", "PERSISTENT");
        json.addProperty("mode", "READ_WRITE");
        json.addProperty("source", source());
        json.addProperty("deviceName", deviceName);
        json.addProperty("index", index);
        json.addProperty("boot", index == 0);
        json.addProperty("interface", "SCSI");
        return json;
    }

    private String source() {
        return ComputeWorld.url("zones/" + ComputeWorld.ZONE + "/disks/" + name);
    }
}
